import { never, useCommandId } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { SayWhy } from '../../shell/SayWhy.tsx';
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
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(WithdrawJournalDocument);
  const withdraw = async (reason: string) => {
    setRefusal(null);
    const said = { journalId, reason };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.withdrawJournal;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'ManualJournal':
        onDone();
        return true;
      case 'IllegalJournalStep':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return <SayWhy ends act="Give it up" ask="Why it is given up" {...{ busy, refusal, problem }} onSay={withdraw} />;
}
