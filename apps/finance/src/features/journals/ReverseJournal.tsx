import { never, useCommandId } from '@college-kiosk/client';
import { TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { SayWhy } from '../../shell/SayWhy.tsx';
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
  const [day, setDay] = useState(today);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReverseJournalDocument);
  const reverse = async (reason: string) => {
    setRefusal(null);
    const said = { entryId, day, reason };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.reverseJournal;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'ManualJournal':
        void navigate({ to: '/journals/$journalId', params: { journalId: answer.id } });
        return true;
      case 'AlreadyReversed':
        setBefore(answer.journalId);
        setRefusal(answer.message);
        return false;
      case 'NotReversible':
      case 'DayAhead':
      case 'PeriodLocked':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return (
    <>
      <SayWhy
        act="Reverse it"
        confirm="Ask for the reversal"
        ask="Why it is reversed"
        {...{ busy, refusal, problem }}
        onSay={reverse}
      >
        <TextInput
          type="date"
          label="On"
          value={day}
          min={from}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </SayWhy>
      {before ? (
        <Link to="/journals/$journalId" params={{ journalId: before }}>
          What reverses it
        </Link>
      ) : null}
    </>
  );
}
