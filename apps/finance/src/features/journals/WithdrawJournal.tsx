import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const WithdrawJournalDocument = graphql(`
  mutation WithdrawJournal($input: WithdrawJournalInput!) {
    withdrawJournal(input: $input) {
      __typename
      ... on ManualJournal { id state version reason }
      ... on IllegalJournalStep { code message state }
    }
  }
`);

/** Gives a journal up, with a reason. */
export function WithdrawJournal({ journalId, onDone }: { journalId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [says, setSays] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(WithdrawJournalDocument);
  const withdraw = async () => {
    const said = { journalId, reason: reason.trim() };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.withdrawJournal;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ManualJournal':
        setSays(false);
        return onDone();
      case 'IllegalJournalStep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (!says) {
    return (
      <Button variant="subtle" color="steel" onClick={() => setSays(true)}>
        Give it up
      </Button>
    );
  }
  return (
    <>
      <TextInput
        label="Why it is given up"
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button color="chilli" disabled={reason.trim() === ''} loading={busy} onClick={() => void withdraw()}>
        Give it up
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
