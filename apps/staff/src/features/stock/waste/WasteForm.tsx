import { never, newId } from '@college-kiosk/client';
import { formatMoney, formatQuantity, Notice, scaled, unscaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { WasteReason } from '../../../gql/graphql.ts';
import { unitsOf } from '../../../shell/amounts.ts';
import { GonePhotos } from '../../../shell/GonePhotos.tsx';
import { PhotoField, type TakenPhoto } from '../../../shell/PhotoField.tsx';
import { useToast } from '../../../shell/toast.tsx';
import { useGonePhotos } from '../../../shell/use-gone-photos.ts';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { type Amount, usualAmounts } from './amounts.ts';
import { useTakeBack } from './use-take-back.ts';
import { type Choice, reasons, reasonWords } from './waste-words.ts';

const RecordWasteDocument = graphql(`
  mutation RecordWaste($input: RecordWasteInput!) {
    recordWaste(input: $input) {
      __typename
      ... on WasteEntry { id state value }
      ... on MoreThanIsThere { code message there }
      ... on PhotoNeeded { code message }
      ... on UnitUnknown { code message unit }
    }
  }
`);

type Props = { choice: Choice; batchId: string | null; onClose: () => void; onDone: () => void };

/** How much, by one tap or typed; then why, which is the last tap. */
export function WasteForm({ choice, batchId, onClose, onDone }: Props) {
  const { outlet } = useSigned();
  const { item, expired } = choice;
  const toast = useToast();
  const takeBack = useTakeBack();
  // The same entry, however often it is sent until it is answered.
  const [id] = useState(newId);
  const [amount, setAmount] = useState<Amount>({ typed: '', unit: unitsOf(item)[0] ?? item.baseUnit });
  const [stationCode, setStationCode] = useState('');
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<TakenPhoto[]>([]);
  const dropPhotos = useCallback(
    (gone: ReadonlySet<string>) => setPhotos((before) => before.filter((photo) => !gone.has(photo.id))),
    [],
  );
  const photoIds = photos.map((photo) => photo.id);
  const [goneCount, lookForGone] = useGonePhotos('waste', photoIds, dropPhotos);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RecordWasteDocument);
  const quantity = scaled(amount.typed, 3);
  const say = async (reason: WasteReason) => {
    if (!quantity) return;
    setRefusal(null);
    const told = { stationCode: stationCode || null, note: note.trim() || null, batchId };
    const input = {
      id,
      outletId: outlet.id,
      stockItemId: item.id,
      quantity,
      unit: amount.unit,
      reason,
      photoIds,
      ...told,
    };
    const answer = (await run({ input }))?.recordWaste;
    if (!answer) return void lookForGone();
    switch (answer.__typename) {
      case 'WasteEntry': {
        const waits = answer.state === 'WAITING' ? ' It lies apart until somebody approves it.' : '';
        const what = `${amount.typed} ${amount.unit} ${item.name}, ${formatMoney(answer.value)}.${waits}`;
        toast.done(what, () => void takeBack(answer.id).then(onDone));
        return onDone();
      }
      case 'MoreThanIsThere':
        return setRefusal(`${answer.message} There is ${formatQuantity(answer.there, item.baseUnit)}.`);
      case 'PhotoNeeded':
      case 'UnitUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const offered: (Amount & { label: string })[] = [
    ...(expired > 0
      ? [
          {
            typed: unscaled(expired, 3),
            unit: item.baseUnit,
            label: `All that expired: ${formatQuantity(expired, item.baseUnit)}`,
          },
        ]
      : []),
    ...usualAmounts(item.baseUnit).map((one) => ({ ...one, label: `${one.typed} ${one.unit}` })),
  ];
  return (
    <div className="sw-form">
      <header>
        <Button variant="subtle" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={onClose}>
          Another item
        </Button>
        <h2>{item.name}</h2>
      </header>
      {batchId ? <Notice tone="soon">Out of the one batch you chose.</Notice> : null}
      <fieldset className="sw-amounts">
        <legend>How much</legend>
        <div className="sw-grid">
          {offered.map(({ label, ...one }) => (
            <button
              key={label}
              type="button"
              className="sw-tap"
              aria-pressed={one.typed === amount.typed && one.unit === amount.unit}
              onClick={() => setAmount(one)}
            >
              {label}
            </button>
          ))}
        </div>
        <div className="sw-typed">
          <TextInput
            label="Another amount"
            size="md"
            inputMode="decimal"
            value={amount.typed}
            error={amount.typed !== '' && !quantity ? 'A number above 0' : undefined}
            onChange={(event) => setAmount({ ...amount, typed: event.currentTarget.value })}
          />
          <NativeSelect
            label="Unit"
            size="md"
            data={unitsOf(item)}
            value={amount.unit}
            onChange={(event) => setAmount({ ...amount, unit: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <PhotoField of="waste" label="Take a photo" photos={photos} onChange={setPhotos} />
      <GonePhotos count={goneCount} with="an entry" />
      {refusal ? <Notice>{refusal}</Notice> : null}
      <fieldset className="sw-reasons" disabled={!quantity || busy}>
        <legend>Why</legend>
        <div className="sw-grid">
          {reasons.map((reason) => (
            <button key={reason} type="button" className="sw-tap" onClick={() => void say(reason)}>
              {reasonWords[reason]}
            </button>
          ))}
        </div>
      </fieldset>
      <details className="sw-more">
        <summary>Station and note</summary>
        <div className="sw-typed">
          <NativeSelect
            label="Station"
            data={[
              { value: '', label: 'None' },
              ...outlet.stations.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            value={stationCode}
            onChange={(event) => setStationCode(event.currentTarget.value)}
          />
          <TextInput
            label="Note"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      </details>
    </div>
  );
}
