import { never, useCommandId } from '@college-kiosk/client';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { OwedStock } from './OwedStock.tsx';
import { YesOrNo } from './YesOrNo.tsx';

const DecideYearCloseDocument = graphql(`
  mutation DecideYearClose($input: DecideYearCloseInput!) {
    decideYearClose(input: $input) {
      __typename
      ... on LedgerYear { label isClosed }
      ... on YearClosed { code message }
      ... on YearNotOver { code message from }
      ... on EarlierYearOpen { code message year }
      ... on OpeningNotSettled { code message left }
      ... on JournalsWaiting { code message journals }
      ... on StockOwed { code ...OwedStock }
      ... on RequestDecided { code message }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

/** A yes or no to closing a year that somebody else asked for; a no says why. */
export function DecideYear({ requestId, onDone }: { requestId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const { run, busy, problem } = useRun(DecideYearCloseDocument);
  const decide = async (approve: boolean, reason: string | null) => {
    setRefusal(null);
    const said = { requestId, approve, reason };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decideYearClose;
    if (!answer) return;
    switch (answer.__typename) {
      case 'LedgerYear':
        return onDone();
      case 'YearClosed':
      case 'YearNotOver':
      case 'EarlierYearOpen':
      case 'OpeningNotSettled':
      case 'JournalsWaiting':
      case 'RequestDecided':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      case 'StockOwed':
        return setRefusal(<OwedStock refusal={answer} />);
      default:
        never(answer);
    }
  };
  return (
    <div className="fm-actions">
      <YesOrNo busy={busy} onDecide={(approve, reason) => void decide(approve, reason)} />
      <Answer refusal={refusal} problem={problem} />
    </div>
  );
}
