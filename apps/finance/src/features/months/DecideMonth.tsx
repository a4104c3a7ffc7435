import { never, useCommandId } from '@college-kiosk/client';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { OwedStock } from './OwedStock.tsx';
import { YesOrNo } from './YesOrNo.tsx';

const DecidePeriodDocument = graphql(`
  mutation DecidePeriod($input: DecidePeriodInput!) {
    decidePeriod(input: $input) {
      __typename
      ... on LedgerPeriod { month state }
      ... on IllegalPeriodStep { code message state }
      ... on MonthNotOver { code message from }
      ... on StockOwed { code ...OwedStock }
      ... on RequestDecided { code message }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

/** A yes or no to what somebody else asked for a month; a no says why. */
export function DecideMonth({ requestId, onDone }: { requestId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const { run, busy, problem } = useRun(DecidePeriodDocument);
  const decide = async (approve: boolean, reason: string | null) => {
    setRefusal(null);
    const said = { requestId, approve, reason };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decidePeriod;
    if (!answer) return;
    switch (answer.__typename) {
      case 'LedgerPeriod':
        return onDone();
      case 'IllegalPeriodStep':
      case 'MonthNotOver':
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
