import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const DecidePeriodDocument = graphql(`
  mutation DecidePeriod($input: DecidePeriodInput!) {
    decidePeriod(input: $input) {
      __typename
      ... on LedgerPeriod { month state }
      ... on IllegalPeriodStep { code message state }
      ... on MonthNotOver { code message from }
      ... on RequestDecided { code message }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

/** A yes or no to what somebody else asked for a month; a no says why. */
export function DecideMonth({ requestId, onDone }: { requestId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [says, setSays] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(DecidePeriodDocument);
  const decide = async (approve: boolean) => {
    setRefusal(null);
    const said = { requestId, approve, reason: reason.trim() || null };
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
      default:
        never(answer);
    }
  };
  return (
    <div className="fm-actions">
      {says ? (
        <>
          <TextInput
            className="fm-reason"
            label="Why not"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button color="chilli" disabled={reason.trim() === ''} loading={busy} onClick={() => void decide(false)}>
            Say no
          </Button>
          <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
            Back
          </Button>
        </>
      ) : (
        <>
          <Button loading={busy} onClick={() => void decide(true)}>
            Say yes
          </Button>
          <Button variant="default" onClick={() => setSays(true)}>
            Say no
          </Button>
        </>
      )}
      <Answer refusal={refusal} problem={problem} />
    </div>
  );
}
