import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { JournalDecision } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const DecideJournalDocument = graphql(`
  mutation DecideJournal($input: DecideJournalInput!) {
    decideJournal(input: $input) {
      __typename
      ... on ManualJournal { id state version entryId }
      ... on Unbalanced { code message debit credit }
      ... on AccountUnknown { code message account }
      ... on AccountRetired { code message account }
      ... on ControlAccount { code message account }
      ... on NotOpened { code message account }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on IllegalJournalStep { code message state }
      ... on ChangedMeanwhile { code message }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

type Props = { journalId: string; version: number; isReversal: boolean; onDone: () => void };

/** A yes, which posts it; back to whoever wrote it; or a no for good. All but a yes says why. */
export function DecideJournal({ journalId, version, isReversal, onDone }: Props) {
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [says, setSays] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(DecideJournalDocument);
  const decide = async (decision: JournalDecision) => {
    setRefusal(null);
    const said = { journalId, version, decision, reason: reason.trim() || null };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decideJournal;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ManualJournal':
        return onDone();
      case 'Unbalanced':
      case 'AccountUnknown':
      case 'AccountRetired':
      case 'ControlAccount':
      case 'NotOpened':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'IllegalJournalStep':
      case 'ChangedMeanwhile':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const isMute = reason.trim() === '';
  return (
    <>
      {says ? (
        <>
          <TextInput
            label="Why not"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {isReversal ? null : (
            <Button variant="default" disabled={isMute} loading={busy} onClick={() => void decide('RETURN')}>
              Return it
            </Button>
          )}
          <Button color="chilli" disabled={isMute} loading={busy} onClick={() => void decide('REJECT')}>
            Reject it
          </Button>
          <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
            Back
          </Button>
        </>
      ) : (
        <>
          <Button loading={busy} onClick={() => void decide('APPROVE')}>
            Approve and post
          </Button>
          <Button variant="default" onClick={() => setSays(true)}>
            {isReversal ? 'Reject' : 'Return or reject'}
          </Button>
        </>
      )}
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
