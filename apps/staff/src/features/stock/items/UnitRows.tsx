import { newId } from '@college-kiosk/client';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ItemDraft } from './item-draft.ts';
import type { UnitDraft } from './item-units.ts';

type Props = { draft: ItemDraft; change: (part: Partial<ItemDraft>) => void };

/** The item's own units: a tin, a sack, a slice, and how much each is. */
export function UnitRows({ draft, change }: Props) {
  const { units, baseUnit } = draft;
  const set = (key: string, part: Partial<UnitDraft>) =>
    change({ units: units.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <fieldset className="it-units">
      <legend>Its own units</legend>
      {units.map(({ key, unit, size }) => (
        <div key={key} className="it-unit">
          <span>1</span>
          <TextInput
            aria-label="Name of the unit"
            placeholder="tin"
            maxLength={20}
            value={unit}
            onChange={(event) => set(key, { unit: event.currentTarget.value })}
          />
          <span>=</span>
          <TextInput
            aria-label={`How much one ${unit || 'unit'} is, in ${baseUnit}`}
            placeholder="15000"
            inputMode="decimal"
            rightSection={baseUnit}
            value={size}
            onChange={(event) => set(key, { size: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="steel"
            size={40}
            aria-label={`Remove ${unit || 'this unit'}`}
            onClick={() => change({ units: units.filter((one) => one.key !== key) })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => change({ units: [...units, { key: newId(), unit: '', size: '' }] })}
      >
        Another unit
      </Button>
    </fieldset>
  );
}
