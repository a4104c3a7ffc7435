import { never, useCommandId } from '@college-kiosk/client';
import { isOutOfLimits, sayCelsius, sayLimits } from '@college-kiosk/kernel';
import { formatDay, formatTime, Notice, StatusPill } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { StorageUnitsQuery } from '../../../gql/graphql.ts';
import { tenths } from '../../../shell/tenths.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { isJudgedBy, stateOf } from './unit-state.ts';
import { saysOf } from './unit-words.ts';

const RecordTemperatureDocument = graphql(`
  mutation RecordTemperature($input: RecordTemperatureInput!) {
    recordTemperature(input: $input) {
      __typename
      ... on TemperatureReading { id isOut }
      ... on OutOfLimits { code message limit }
      ... on StorageUnitRetired { code message }
    }
  }
`);

export type ShownUnit = StorageUnitsQuery['storageUnits'][number];
type Props = { unit: ShownUnit; onRead: () => void; onChange: (() => void) | null };

/** One unit: what was read last, and the field for what it is now; out of its limits one says what one does about it. */
export function UnitCard({ unit, onRead, onChange }: Props) {
  const { outlet, organisation, may } = useSigned();
  const { lastReading: last } = unit;
  const { tone, label } = stateOf(unit, outlet.businessDate);
  const isJudged = last !== null && isJudgedBy(last, unit);
  return (
    <li className="tp-unit" aria-label={unit.name}>
      <header>
        <h2>{unit.name}</h2>
        <StatusPill tone={tone}>{label}</StatusPill>
      </header>
      <p>{saysOf(unit)}</p>
      {last ? (
        <p className="tp-last">
          <strong className={isJudged && last.isOut ? 'tp-out' : undefined}>{sayCelsius(last.temperature)}</strong>
          <span>
            {formatDay(last.readAt, organisation.zone)}, {formatTime(last.readAt, organisation.zone)}, by{' '}
            {last.readByLabel}
            {isJudged ? '' : ', while other limits held'}
          </span>
        </p>
      ) : null}
      {may('temperature:record') && !unit.retiredAt ? <Read unit={unit} onRead={onRead} /> : null}
      {onChange ? (
        <Button variant="subtle" color="steel" size="compact-sm" aria-label={`Change ${unit.name}`} onClick={onChange}>
          Change
        </Button>
      ) : null}
    </li>
  );
}

function Read({ unit, onRead }: Pick<Props, 'unit' | 'onRead'>) {
  const toast = useToast();
  const readingId = useCommandId();
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RecordTemperatureDocument);
  const temperature = tenths(typed);
  const isOut = temperature !== null && isOutOfLimits(temperature, unit);
  const record = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    if (temperature === null) return;
    const said = { unitId: unit.id, temperature, note: note.trim() || null };
    const answer = (await run({ input: { id: readingId(said), ...said } }))?.recordTemperature;
    if (!answer) return;
    switch (answer.__typename) {
      case 'TemperatureReading':
        toast.done(`${unit.name}: ${sayCelsius(temperature)} is written down.`);
        setTyped('');
        setNote('');
        return onRead();
      case 'OutOfLimits':
      case 'StorageUnitRetired':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void record(event)} noValidate>
      <TextInput
        label="Now, °C"
        aria-label={`${unit.name}: temperature now, °C`}
        size="lg"
        autoComplete="off"
        value={typed}
        error={typed !== '' && temperature === null ? 'Such as 4 or −18' : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={busy} disabled={temperature === null || (isOut && note.trim() === '')}>
        Write down
      </Button>
      {isOut ? (
        <div className="tp-doubt">
          <Notice>
            <strong>Safe is {sayLimits(unit)}.</strong> Say what you do about it: it stays an alert until it is read
            within its limits.
          </Notice>
          <TextInput
            label="What is done about it"
            size="lg"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      ) : null}
      {refusal ? <Notice>{refusal}</Notice> : null}
    </form>
  );
}
