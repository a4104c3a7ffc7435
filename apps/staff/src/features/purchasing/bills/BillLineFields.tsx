import { scaled } from '@college-kiosk/ui';
import { Checkbox, TextInput } from '@mantine/core';
import { type BillFormLine, billLineInput } from './bill-form-line.ts';

type Props = {
  line: BillFormLine;
  /** Show what is still missing. */
  marked: boolean;
  onChange: (line: BillFormLine) => void;
};

/** What a bill asks for of one line of a delivery; not ticked, it is on another bill. */
export function BillLineFields({ line, marked, onChange }: Props) {
  const missing = (empty: boolean, text: string) => (marked && line.isBilled && empty ? text : undefined);
  return (
    <li className="pu-billed" data-whole={(line.isBilled && billLineInput(line) !== null) || undefined}>
      <Checkbox
        className="pu-item"
        label={line.name}
        checked={line.isBilled}
        onChange={(event) => onChange({ ...line, isBilled: event.currentTarget.checked })}
      />
      {line.isBilled ? (
        <>
          <TextInput
            label={`Quantity, ${line.unit}`}
            inputMode="decimal"
            value={line.quantity}
            error={missing(!scaled(line.quantity, 3), 'How much')}
            onChange={(event) => onChange({ ...line, quantity: event.currentTarget.value })}
          />
          <TextInput
            label={`Price / ${line.unit}`}
            inputMode="decimal"
            leftSection="₹"
            value={line.price}
            error={missing(scaled(line.price, 2) === null, 'Without tax')}
            onChange={(event) => onChange({ ...line, price: event.currentTarget.value })}
          />
          <TextInput
            label="Tax, %"
            inputMode="decimal"
            value={line.taxRate}
            error={missing(scaled(line.taxRate, 2) === null, 'Per cent')}
            onChange={(event) => onChange({ ...line, taxRate: event.currentTarget.value })}
          />
        </>
      ) : null}
    </li>
  );
}
