import { never, useCommandId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const EndExpenseDelegationDocument = graphql(`
  mutation EndExpenseDelegation($commandId: UUID!, $delegationId: UUID!) {
    endExpenseDelegation(commandId: $commandId, delegationId: $delegationId) {
      __typename
      ... on ExpenseDelegation { id endedAt }
      ... on DelegationOver { code message }
    }
  }
`);

/** Takes one's limit back before the last day. */
export function EndDelegation({ delegationId, onDone }: { delegationId: string; onDone: () => void }) {
  const idOf = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(EndExpenseDelegationDocument);
  const end = async () => {
    setRefusal(null);
    const said = { delegationId };
    const answer = (await run({ commandId: idOf(said), ...said }))?.endExpenseDelegation;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseDelegation':
        return onDone();
      case 'DelegationOver':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <span className="fc-actions">
      <Button variant="default" size="compact-md" loading={busy} onClick={() => void end()}>
        Take it back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </span>
  );
}
