import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { PeriodState } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { OwedStock } from './OwedStock.tsx';

const RequestPeriodDocument = graphql(`
  mutation RequestPeriod($input: RequestPeriodInput!) {
    requestPeriod(input: $input) {
      __typename
      ... on LedgerPeriod { month state }
      ... on IllegalPeriodStep { code message state }
      ... on MonthNotOver { code message from }
      ... on StockOwed { code ...OwedStock }
      ... on PeriodRequestWaiting { code message requestId }
    }
  }
`);

const verbs: Readonly<Record<PeriodState, string>> = {
  OPEN: 'Open it again',
  SOFT_LOCKED: 'Lock it',
  HARD_LOCKED: 'Lock it for good',
};

type Props = { month: string; state: PeriodState; onDone: () => void };

/** Asks for a month to become something else, with a reason; a second person decides. */
export function RequestMonth({ month, state, onDone }: Props) {
  const idOf = useCommandId();
  const [wanted, setWanted] = useState<PeriodState | null>(null);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const { run, busy, problem } = useRun(RequestPeriodDocument);
  const choices: PeriodState[] = [state === 'OPEN' ? 'SOFT_LOCKED' : 'OPEN', 'HARD_LOCKED'];
  const ask = async () => {
    if (wanted === null) return;
    setRefusal(null);
    const said = { month, wanted, reason: reason.trim() };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.requestPeriod;
    if (!answer) return;
    switch (answer.__typename) {
      case 'LedgerPeriod':
        setWanted(null);
        return onDone();
      case 'IllegalPeriodStep':
      case 'MonthNotOver':
      case 'PeriodRequestWaiting':
        return setRefusal(answer.message);
      case 'StockOwed':
        return setRefusal(<OwedStock refusal={answer} />);
      default:
        never(answer);
    }
  };
  return (
    <div className="fm-actions">
      {wanted === null ? (
        choices.map((choice) => (
          <Button key={choice} variant="default" onClick={() => setWanted(choice)}>
            {verbs[choice]}
          </Button>
        ))
      ) : (
        <>
          <TextInput
            className="fm-reason"
            label={wanted === 'HARD_LOCKED' ? 'Why. It can never be opened again.' : 'Why'}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button disabled={reason.trim().length < 3} loading={busy} onClick={() => void ask()}>
            Ask for it
          </Button>
          <Button variant="subtle" color="steel" onClick={() => setWanted(null)}>
            Back
          </Button>
        </>
      )}
      <Answer refusal={refusal} problem={problem} />
    </div>
  );
}
