import { never, useCommandId } from '@college-kiosk/client';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { OpenCountInput } from '../../../gql/graphql.ts';
import { useRun } from '../../../shell/use-run.ts';

const OpenCountDocument = graphql(`
  mutation OpenStockCount($input: OpenCountInput!) {
    openStockCount(input: $input) {
      __typename
      ... on StockCount { id state }
      ... on CountAlreadyOpen { code message countId }
      ... on NothingToCount { code message }
    }
  }
`);

/** Begins a count and goes to its sheet; where one is open already, to that one’s. */
export function useOpenCount() {
  const navigate = useNavigate();
  const idOf = useCommandId();
  const [refusal, setRefusal] = useState<{ message: string; countId: string | null } | null>(null);
  const [run, busy] = useRun(OpenCountDocument);
  const open = async (said: Omit<OpenCountInput, 'id'>) => {
    setRefusal(null);
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.openStockCount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockCount':
        return void navigate({ to: '/stock/counts/$countId', params: { countId: answer.id } });
      case 'CountAlreadyOpen':
        return setRefusal({ message: answer.message, countId: answer.countId });
      case 'NothingToCount':
        return setRefusal({ message: answer.message, countId: null });
      default:
        never(answer);
    }
  };
  return { open, busy, refusal };
}
