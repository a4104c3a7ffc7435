import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Answer } from '../../shell/Answer.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { DecideJournal } from './DecideJournal.tsx';
import { ReverseJournal } from './ReverseJournal.tsx';
import { useSubmit } from './use-submit.ts';
import { WithdrawJournal } from './WithdrawJournal.tsx';

const JournalActionsFragment = graphql(`
  fragment JournalActions on ManualJournal {
    __typename
    id
    state
    version
    day
    reversalOf
    entryId
    outlet { __typename id name }
  }
`);

type Props = { journal: FragmentType<typeof JournalActionsFragment>; onDone: () => void };

/** What the viewer can do with a journal now. */
export function JournalActions({ journal: masked, onDone }: Props) {
  const { id, state, version, day, reversalOf, entryId, outlet } = readFragment(JournalActionsFragment, masked);
  const { viewer } = useSigned();
  const [mayWrite, mayApprove] = [
    mayDo(viewer, 'journal:write', outlet.id),
    mayDo(viewer, 'journal:approve', outlet.id),
  ];
  const isOpen = state === 'DRAFT' || state === 'RETURNED';
  return (
    <div className="fj-actions">
      {isOpen && mayWrite ? (
        <>
          <SubmitJournal journalId={id} onDone={onDone} />
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/journals/$journalId/edit" params={{ journalId: id }} {...props} />}
          >
            Change it
          </Button>
        </>
      ) : null}
      {state === 'SUBMITTED' && mayApprove ? (
        <DecideJournal journalId={id} version={version} isReversal={reversalOf !== null} onDone={onDone} />
      ) : null}
      {(isOpen || state === 'SUBMITTED') && mayWrite ? <WithdrawJournal journalId={id} onDone={onDone} /> : null}
      {entryId ? (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/day-book" search={{ from: day, to: day, entry: entryId }} {...props} />}
        >
          Its entry in the day book
        </Button>
      ) : null}
      {entryId && reversalOf === null && mayWrite ? <ReverseJournal entryId={entryId} from={day} /> : null}
    </div>
  );
}

function SubmitJournal({ journalId, onDone }: { journalId: string; onDone: () => void }) {
  const submit = useSubmit();
  const [refusal, setRefusal] = useState<string | null>(null);
  const press = async () => {
    const why = await submit.run(journalId);
    setRefusal(why);
    if (why === null && !submit.failed()) onDone();
  };
  return (
    <>
      <Button loading={submit.busy} onClick={() => void press()}>
        Submit
      </Button>
      <Answer refusal={refusal} problem={submit.problem} />
    </>
  );
}
