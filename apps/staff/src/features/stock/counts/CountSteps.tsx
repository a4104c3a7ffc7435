import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import type { ShownCount } from './count-words.ts';

const HandInDocument = graphql(`
  mutation HandInStockCount($commandId: UUID!, $countId: UUID!) {
    handInStockCount(commandId: $commandId, countId: $countId) {
      __typename
      ... on StockCount { id state }
      ... on IllegalCountStep { code message state }
      ... on CountIncomplete { code message left }
    }
  }
`);
const CancelCountDocument = graphql(`
  mutation CancelStockCount($input: EndCountInput!) {
    cancelStockCount(input: $input) {
      __typename
      ... on StockCount { id state }
      ... on IllegalCountStep { code message state }
    }
  }
`);

type Props = { count: ShownCount; open: number; save: () => Promise<boolean>; onChanged: () => void };

/** What whoever counts may do besides counting: hand it in, or give it up. */
export function CountSteps({ count, open, save, onChanged }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [handIn, handingIn] = useRun(HandInDocument);
  const [cancel, cancelling] = useRun(CancelCountDocument);
  const hand = async () => {
    setRefusal(null);
    if (!(await save())) return;
    // Each time another one: what is handed in may have changed since.
    const said = { countId: count.id, counted: count.lines.map(({ version }) => version) };
    const answer = (await handIn({ commandId: commandId(said), countId: count.id }))?.handInStockCount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockCount':
        if (answer.state === 'REVIEW') toast.done('It is handed in. Somebody else approves it.');
        return onChanged();
      case 'CountIncomplete':
      case 'IllegalCountStep':
        setRefusal(answer.message);
        return onChanged();
      default:
        never(answer);
    }
  };
  const giveUp = async () => {
    const said = { countId: count.id, reason: reason.trim() };
    const answer = (await cancel({ input: { commandId: commandId(said), ...said } }))?.cancelStockCount;
    if (!answer) return;
    if (answer.__typename === 'StockCount') return onChanged();
    if (answer.__typename === 'IllegalCountStep') return setRefusal(answer.message);
    never(answer);
  };
  return (
    <div className="sk-steps">
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button size="md" loading={handingIn} disabled={open > 0} onClick={() => void hand()}>
        {open > 0 ? `${open} to go` : 'Hand it in'}
      </Button>
      <div className="sk-no">
        <TextInput
          label="Not now?"
          placeholder="Why the count is given up"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" loading={cancelling} disabled={reason.trim() === ''} onClick={() => void giveUp()}>
          Give up this count
        </Button>
      </div>
    </div>
  );
}
