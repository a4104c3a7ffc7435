import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';

const ReverseJournalDocument = graphql(`
  mutation ReverseJournal($input: ReverseJournalInput!) {
    reverseJournal(input: $input) {
      __typename
      ... on ManualJournal { id number state }
      ... on NotReversible { code message }
      ... on AlreadyReversed { code message journalId }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
    }
  }
`);

/** Asks for an entry to be turned round on a day not before its own; a second person says yes. */
export function ReverseJournal({ entryId, from }: { entryId: string; from: string }) {
  const { today } = useSigned();
  const navigate = useNavigate();
  const idOf = useCommandId();
  const [says, setSays] = useState(false);
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReverseJournalDocument);
  const reverse = async () => {
    setRefusal(null);
    const said = { entryId, day, reason: reason.trim() };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.reverseJournal;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ManualJournal':
        setSays(false);
        return void navigate({ to: '/journals/$journalId', params: { journalId: answer.id } });
      case 'AlreadyReversed':
        setBefore(answer.journalId);
        return setRefusal(answer.message);
      case 'NotReversible':
      case 'DayAhead':
      case 'PeriodLocked':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (!says) {
    return (
      <Button variant="subtle" color="steel" onClick={() => setSays(true)}>
        Reverse it
      </Button>
    );
  }
  return (
    <>
      <TextInput
        type="date"
        label="On"
        value={day}
        min={from}
        max={today}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        label="Why it is reversed"
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button disabled={reason.trim().length < 3} loading={busy} onClick={() => void reverse()}>
        Ask for the reversal
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
      {before ? (
        <Link to="/journals/$journalId" params={{ journalId: before }}>
          What reverses it
        </Link>
      ) : null}
    </>
  );
}
