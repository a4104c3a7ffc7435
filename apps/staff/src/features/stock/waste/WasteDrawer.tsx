import { never, useCommandId } from '@college-kiosk/client';
import { formatDay, formatQuantity, formatTime, MoneyText, Notice, StatusPill } from '@college-kiosk/ui';
import { Button, Drawer, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { AnotherDecides } from '../../../shell/AnotherDecides.tsx';
import { PhotoRow } from '../../../shell/PhotoRow.tsx';
import { TimelineButton } from '../../../shell/TimelineButton.tsx';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { useTakeBack } from './use-take-back.ts';
import { type Entry, reasonWords, wasteWords } from './waste-words.ts';

const DecideWasteDocument = graphql(`
  mutation DecideWaste($input: DecideWasteInput!) {
    decideWaste(input: $input) {
      __typename
      ... on WasteEntry { id state }
      ... on IllegalWasteStep { code message }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

type Props = { entry: Entry; onClose: () => void; onChanged: () => void };

/** One entry, and what may be done about it. */
export function WasteDrawer({ entry, onClose, onChanged }: Props) {
  const { outlet, organisation, may } = useSigned();
  const takeBack = useTakeBack();
  const isToday = entry.businessDate === outlet.businessDate && entry.decidedAt === null;
  const takesBack = may('waste:record') && isToday && (entry.state === 'WASTED' || entry.state === 'WAITING');
  const facts = [
    ['What', `${formatQuantity(entry.quantity, entry.item.baseUnit)} ${entry.item.name}`],
    ['Why', reasonWords[entry.reason]],
    ['Cost', <MoneyText key="value" value={entry.value} paise />],
    ['Tax returned', entry.taxReversed > 0 ? <MoneyText key="tax" value={entry.taxReversed} paise /> : null],
    ['When', `${formatDay(entry.reportedAt, organisation.zone)}, ${formatTime(entry.reportedAt, organisation.zone)}`],
    ['Station', outlet.stations.find(({ code }) => code === entry.stationCode)?.name ?? entry.stationCode],
    ['Note', entry.note],
    ['Rejected', entry.decisionReason],
  ] as const;
  return (
    <Drawer opened onClose={onClose} position="right" size={520} title="Waste">
      <div className="sk-drawer">
        <header className="sk-way">
          <StatusPill tone={wasteWords[entry.state].tone}>{wasteWords[entry.state].label}</StatusPill>
          <TimelineButton entity="waste_entry" id={entry.id} name="this entry" />
        </header>
        <dl className="sk-told">
          {facts.map(([name, said]) =>
            said ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{said}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <PhotoRow of="waste" photos={entry.photos} />
        {entry.state === 'WAITING' && may('waste:approve') ? (
          entry.needsAnotherPerson ? (
            <AnotherDecides />
          ) : (
            <Decision entry={entry} onChanged={onChanged} />
          )
        ) : null}
        {takesBack ? (
          <div className="sk-no">
            <Button variant="default" onClick={() => void takeBack(entry.id).then(onChanged)}>
              Take it back
            </Button>
          </div>
        ) : null}
      </div>
    </Drawer>
  );
}

function Decision({ entry, onChanged }: { entry: Entry; onChanged: () => void }) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(DecideWasteDocument);
  const decide = async (approve: boolean) => {
    const said = { wasteId: entry.id, approve, reason: approve ? null : reason.trim() };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decideWaste;
    if (!answer) return;
    switch (answer.__typename) {
      case 'WasteEntry':
        toast.done(approve ? 'It is written off.' : 'It is back in stock.');
        return onChanged();
      case 'IllegalWasteStep':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <div className="sk-steps">
      <p className="sw-apart">It lies apart until you decide: neither sold nor gone.</p>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button size="md" loading={busy} onClick={() => void decide(true)}>
        Write it off
      </Button>
      <div className="sk-no">
        <TextInput
          label="Still good?"
          placeholder="Why it is not wasted"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" loading={busy} disabled={reason.trim() === ''} onClick={() => void decide(false)}>
          Back into stock
        </Button>
      </div>
    </div>
  );
}
