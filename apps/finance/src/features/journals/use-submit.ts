import { never, useCommandId } from '@college-kiosk/client';
import { useRef } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';

const SubmitJournalDocument = graphql(`
  mutation SubmitJournal($commandId: UUID!, $journalId: UUID!) {
    submitJournal(commandId: $commandId, journalId: $journalId) {
      __typename
      ... on ManualJournal { id state version }
      ... on Unbalanced { code message debit credit }
      ... on AccountUnknown { code message account }
      ... on AccountRetired { code message account }
      ... on ControlAccount { code message account }
      ... on NotOpened { code message account }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on IllegalJournalStep { code message state }
    }
  }
`);

/** Asks for a journal to be posted. `run` gives why not, or null; `failed` tells whether it was answered at all. */
export function useSubmit() {
  const commandId = useCommandId();
  const { run, busy, problem } = useRun(SubmitJournalDocument);
  const failed = useRef(false);
  return {
    busy,
    problem,
    failed: () => failed.current,
    async run(journalId: string): Promise<string | null> {
      const answer = (await run({ commandId: commandId({ journalId }), journalId }))?.submitJournal;
      failed.current = !answer;
      if (!answer) return null;
      switch (answer.__typename) {
        case 'ManualJournal':
          return null;
        case 'Unbalanced':
        case 'AccountUnknown':
        case 'AccountRetired':
        case 'ControlAccount':
        case 'NotOpened':
        case 'DayAhead':
        case 'PeriodLocked':
        case 'IllegalJournalStep':
          return answer.message;
        default:
          return never(answer);
      }
    },
  };
}
