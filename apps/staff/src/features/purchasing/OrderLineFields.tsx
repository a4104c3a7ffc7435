import { scaled, unscaled } from '@college-kiosk/ui';
import { ActionIcon, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { SupplierForOrderQuery } from '../../gql/graphql.ts';
import { unitsOf } from '../../shell/amounts.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { type OrderFormLine, orderLineInput } from './order-form-line.ts';

type Sold = NonNullable<SupplierForOrderQuery['supplier']>['items'][number];

type Props = {
  line: OrderFormLine;
  /** What may be chosen: what they sell and is on no other line. */
  sold: readonly Sold[];
  /** Show what is still missing. */
  marked: boolean;
  onChange: (line: OrderFormLine) => void;
  onRemove: (() => void) | null;
};

/** One item of an order: how much of it, and its price as the supplier's list has it today. */
export function OrderLineFields({ line, sold, marked, onChange, onRemove }: Props) {
  const { outlet } = useSigned();
  const one = sold.find(({ item }) => item.id === line.stockItemId);
  const missing = (empty: boolean, text: string) => (marked && empty ? text : undefined);
  const choose = (id: string | null) => {
    const chosen = sold.find(({ item }) => item.id === id);
    if (!chosen) return onChange({ ...line, stockItemId: null, unit: '', price: '' });
    const price = chosen.prices.find(({ validFrom }) => validFrom <= outlet.businessDate);
    onChange({
      ...{ ...line, stockItemId: chosen.item.id, unit: chosen.unit, taxRate: chosen.item.purchaseTaxRate },
      quantity: line.quantity || String(chosen.minimumPacks),
      price: price?.unit === chosen.unit ? unscaled(price.price, 2) : '',
    });
  };
  const units = one ? [...new Set([one.unit, ...unitsOf(one.item)])] : [''];
  return (
    <li data-whole={orderLineInput(line) !== null || undefined}>
      <Select
        className="pu-item"
        label="Item"
        searchable
        selectFirstOptionOnChange
        placeholder="Type a name"
        data={sold.map(({ item }) => ({ value: item.id, label: item.name }))}
        value={line.stockItemId}
        onChange={choose}
        nothingFoundMessage="They do not sell it"
        error={missing(!line.stockItemId, 'What it is')}
      />
      <TextInput
        label="Quantity"
        inputMode="decimal"
        value={line.quantity}
        error={missing(!scaled(line.quantity, 3), 'How much')}
        onChange={(event) => onChange({ ...line, quantity: event.currentTarget.value })}
      />
      <NativeSelect
        label="Unit"
        disabled={!one}
        data={units}
        value={line.unit}
        onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })}
      />
      <TextInput
        label={line.taxRate ? `Price of one, + ${line.taxRate / 100} %` : 'Price of one'}
        inputMode="decimal"
        leftSection="₹"
        value={line.price}
        error={missing(scaled(line.price, 2) === null, 'Without tax')}
        onChange={(event) => onChange({ ...line, price: event.currentTarget.value })}
      />
      {onRemove ? (
        <ActionIcon
          className="pu-remove"
          variant="subtle"
          color="steel"
          size={42}
          aria-label={`Remove ${one?.item.name ?? 'this line'}`}
          onClick={onRemove}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}
