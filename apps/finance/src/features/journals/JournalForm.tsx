import { never, newId, useCommandId } from '@college-kiosk/client';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { JournalKind, WritableAccountsQuery } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { JournalLines } from './JournalLines.tsx';
import { type Begun, emptyLine, isEmpty, lineInput, sidesOf, type TypedLine } from './journal-lines.ts';
import { useSubmit } from './use-submit.ts';

const SaveJournalDocument = graphql(`
  mutation SaveJournal($input: SaveJournalInput!) {
    saveJournal(input: $input) {
      __typename
      ... on ManualJournal { id number state version }
      ... on Unbalanced { code message debit credit }
      ... on AccountUnknown { code message account }
      ... on AccountRetired { code message account }
      ... on ControlAccount { code message account }
      ... on NotOpened { code message account }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on IllegalJournalStep { code message state }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Written = {
  id: string;
  version: number;
  day: string;
  narration: string;
  kind: JournalKind;
  outlet: { id: string };
  lines: TypedLine[];
};
type Props = { accounts: WritableAccountsQuery['chartOfAccounts']; journal: Written | null; begun?: Begun };

/** A journal as it is being written, from the keyboard alone where one likes. */
export function JournalForm({ accounts, journal, begun }: Props) {
  const { viewer, today } = useSigned();
  const navigate = useNavigate();
  const commandId = useCommandId();
  const places = viewer.outlets.filter(({ id }) => mayDo(viewer, 'journal:write', id));
  const [id] = useState(journal?.id ?? newId);
  const kind = journal?.kind ?? begun?.kind ?? 'ORDINARY';
  const [outletId, setOutletId] = useState(journal?.outlet.id ?? begun?.outlet ?? places[0]?.id ?? '');
  const [day, setDay] = useState(journal?.day ?? today);
  const [narration, setNarration] = useState(journal?.narration ?? begun?.narration ?? '');
  const [lines, setLines] = useState<TypedLine[]>(
    () => journal?.lines ?? begun?.lines ?? [emptyLine(newId()), emptyLine(newId())],
  );
  const [version, setVersion] = useState(journal?.version ?? 0);
  const [marked, setMarked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(SaveJournalDocument);
  const submit = useSubmit();

  const save = async (andSubmit: boolean) => {
    setMarked(true);
    setRefusal(null);
    const said = {
      id,
      outletId,
      kind,
      version,
      day,
      narration: narration.trim(),
      lines: lines.filter((line) => !isEmpty(line)),
    };
    const inputs = said.lines.map(lineInput);
    const filled = inputs.filter((line) => line !== null);
    if (said.narration.length < 3) return setRefusal('Say what happened.');
    if (filled.length < inputs.length)
      return setRefusal('Some lines lack an account or an amount on one side: they are marked.');
    if (filled.length < 2) return setRefusal('A journal has at least two lines.');
    if (sidesOf(lines).difference !== 0) return setRefusal('Debits and credits differ.');
    const input = { ...said, lines: filled };
    const answer = (await run({ input: { commandId: commandId(input), ...input } }))?.saveJournal;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ManualJournal': {
        setVersion(answer.version);
        const why = andSubmit ? await submit.run(id) : null;
        if (why !== null || submit.failed()) return setRefusal(why);
        return void navigate({ to: '/journals/$journalId', params: { journalId: id } });
      }
      case 'Unbalanced':
      case 'AccountUnknown':
      case 'AccountRetired':
      case 'ControlAccount':
      case 'NotOpened':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'IllegalJournalStep':
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key !== 'Enter' && event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void save(event.key === 'Enter');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(true);
  };
  return (
    <form className="fj-form" onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      <div className="fn-filters">
        {places.length > 1 ? (
          <NativeSelect
            label="Outlet"
            disabled={journal !== null}
            value={outletId}
            data={places.map((place) => ({ value: place.id, label: place.name }))}
            onChange={(event) => setOutletId(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          type="date"
          label="Day"
          value={day}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          className="fj-narration"
          label="What happened"
          autoFocus={journal === null}
          maxLength={300}
          value={narration}
          error={marked && narration.trim().length < 3 ? 'In a few words' : undefined}
          onChange={(event) => setNarration(event.currentTarget.value)}
        />
      </div>
      <JournalLines accounts={accounts} kind={kind} lines={lines} marked={marked} onChange={setLines} />
      <Answer refusal={refusal} problem={problem ?? submit.problem} />
      <div className="fj-actions">
        <Button type="submit" loading={busy || submit.busy}>
          Submit
        </Button>
        <Button variant="default" disabled={busy || submit.busy} onClick={() => void save(false)}>
          Save as a draft
        </Button>
        <span className="fn-soft fj-keys">
          <kbd>Ctrl</kbd>+<kbd>Enter</kbd> submits, <kbd>Ctrl</kbd>+<kbd>S</kbd> saves
        </span>
      </div>
    </form>
  );
}
