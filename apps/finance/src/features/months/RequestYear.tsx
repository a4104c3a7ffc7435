import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { OwedStock } from './OwedStock.tsx';

const RequestYearCloseDocument = graphql(`
  mutation RequestYearClose($input: RequestYearCloseInput!) {
    requestYearClose(input: $input) {
      __typename
      ... on LedgerYear { label isClosed }
      ... on YearClosed { code message }
      ... on YearNotOver { code message from }
      ... on EarlierYearOpen { code message year }
      ... on OpeningNotSettled { code message left }
      ... on JournalsWaiting { code message journals }
      ... on StockOwed { code ...OwedStock }
      ... on YearCloseWaiting { code message requestId }
    }
  }
`);

/** Asks for a year to be closed, with a reason; a second person decides. */
export function RequestYear({ firstDay, onDone }: { firstDay: string; onDone: () => void }) {
  const idOf = useCommandId();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const { run, busy, problem } = useRun(RequestYearCloseDocument);
  const ask = async () => {
    setRefusal(null);
    const said = { firstDay, reason: reason.trim() };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.requestYearClose;
    if (!answer) return;
    switch (answer.__typename) {
      case 'LedgerYear':
        setIsOpen(false);
        return onDone();
      case 'YearClosed':
      case 'YearNotOver':
      case 'EarlierYearOpen':
      case 'OpeningNotSettled':
      case 'JournalsWaiting':
      case 'YearCloseWaiting':
        return setRefusal(answer.message);
      case 'StockOwed':
        return setRefusal(<OwedStock refusal={answer} />);
      default:
        never(answer);
    }
  };
  return (
    <div className="fm-actions">
      {isOpen ? (
        <>
          <TextInput
            className="fm-reason"
            label="Why. What the year made goes to retained earnings, and it can never be opened again."
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button disabled={reason.trim().length < 3} loading={busy} onClick={() => void ask()}>
            Ask for it
          </Button>
          <Button variant="subtle" color="steel" onClick={() => setIsOpen(false)}>
            Back
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => setIsOpen(true)}>
          Close the year
        </Button>
      )}
      <Answer refusal={refusal} problem={problem} />
    </div>
  );
}
