import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReceiptLine, scaled } from './receipt-line.ts';
import { StockItemSelect } from './StockItemSelect.tsx';

type Props = {
  line: ReceiptLine;
  outletId: string;
  /** Show what is still missing. */
  marked: boolean;
  onChange: (line: ReceiptLine) => void;
  onRemove: (() => void) | null;
};

export function ReceiveLine({ line, outletId, marked, onChange, onRemove }: Props) {
  const { item } = line;
  const missing = (empty: boolean, text: string) => (marked && empty ? text : undefined);
  return (
    <li>
      <StockItemSelect
        className="sk-item"
        outletId={outletId}
        chosen={item}
        error={missing(!item, 'What it is')}
        onChoose={(chosen) => onChange({ ...line, item: chosen, unit: chosen?.units[0] ?? '' })}
      />
      <TextInput
        label="Quantity"
        size="md"
        inputMode="decimal"
        value={line.quantity}
        error={missing(!scaled(line.quantity, 3), 'How much')}
        onChange={(event) => onChange({ ...line, quantity: event.currentTarget.value })}
      />
      <NativeSelect
        label="Unit"
        size="md"
        disabled={!item}
        data={item ? [...item.units] : ['']}
        value={line.unit}
        onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })}
      />
      <TextInput
        label="Cost of the line"
        size="md"
        inputMode="decimal"
        leftSection="₹"
        value={line.value}
        error={missing(scaled(line.value, 2) === null, 'Without tax')}
        onChange={(event) => onChange({ ...line, value: event.currentTarget.value })}
      />
      <TextInput
        label="Good until"
        size="md"
        type="date"
        value={line.expiryDate}
        onChange={(event) => onChange({ ...line, expiryDate: event.currentTarget.value })}
      />
      <TextInput
        label="Supplier’s batch"
        size="md"
        value={line.supplierBatch}
        onChange={(event) => onChange({ ...line, supplierBatch: event.currentTarget.value })}
      />
      {onRemove ? (
        <ActionIcon
          className="sk-remove"
          variant="subtle"
          color="steel"
          size={42}
          aria-label={`Remove ${item?.name ?? 'this line'}`}
          onClick={onRemove}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}
