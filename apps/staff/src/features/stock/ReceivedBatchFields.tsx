import { sayCelsius } from '@college-kiosk/kernel';
import { formatQuantity } from '@college-kiosk/ui';
import { TextInput } from '@mantine/core';
import { tenths } from '../../shell/tenths.ts';
import { FateFields } from './FateFields.tsx';
import type { BatchDraft, ReceivedBatch } from './received-batches.ts';

const FATES = ['ACCEPTED', 'WASTED', 'SENT_BACK', 'SET_ASIDE'] as const;
type Props = { row: ReceivedBatch; onChange: (part: Partial<BatchDraft>) => void };

/** One batch that came: how much, how warm where it differs from the others, and what becomes of it. */
export function ReceivedBatchFields({ row, onChange }: Props) {
  const { item, quantity, draft, received, isLess, warmest } = row;
  return (
    <fieldset>
      <legend>
        {item.name}: {formatQuantity(quantity, item.baseUnit)} was sent
      </legend>
      <TextInput
        label={`Came, in ${item.baseUnit}`}
        inputMode="decimal"
        value={draft.came}
        error={received === null ? 'A number' : undefined}
        onChange={(event) => onChange({ came: event.currentTarget.value })}
      />
      {isLess ? (
        <TextInput
          label="Why less"
          maxLength={200}
          value={draft.whyLess}
          onChange={(event) => onChange({ whyLess: event.currentTarget.value })}
        />
      ) : null}
      {warmest === null ? null : (
        <TemperatureInput
          label="Its own temperature, °C"
          description="Only where it differs from the others"
          warmest={warmest}
          value={draft.temperature}
          onChange={(temperature) => onChange({ temperature })}
        />
      )}
      {received === 0 ? null : (
        <FateFields said={draft} among={FATES} needsWhy={draft.fate !== 'ACCEPTED'} onChange={onChange} />
      )}
    </fieldset>
  );
}

type TemperatureProps = {
  label: string;
  description: string;
  warmest: number;
  value: string;
  onChange: (typed: string) => void;
};

/** Degrees as they are typed; says at once that they are too many. */
export function TemperatureInput({ label, description, warmest, value, onChange }: TemperatureProps) {
  const measured = tenths(value);
  const isNone = value !== '' && measured === null;
  const isWarm = measured !== null && measured > warmest;
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      error={isNone ? 'Such as 4 or −18' : isWarm ? `Too warm: ${sayCelsius(warmest)} at most is safe` : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
