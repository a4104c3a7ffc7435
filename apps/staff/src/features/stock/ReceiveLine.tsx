import { useQuery } from '@apollo/client/react';
import { ActionIcon, NativeSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { type ReceiptLine, scaled } from './receipt-line.ts';

const ReceivableDocument = graphql(`
  query ReceivableItems($outletId: UUID!, $search: String, $first: Int = 20) {
    stockLevels(outletId: $outletId, search: $search, first: $first) {
      __typename
      edges {
        __typename
        node { __typename id item { __typename id name baseUnit units { __typename unit } } }
      }
    }
  }
`);

type Props = {
  line: ReceiptLine;
  outletId: string;
  /** Show what is still missing. */
  marked: boolean;
  onChange: (line: ReceiptLine) => void;
  onRemove: (() => void) | null;
};

export function ReceiveLine({ line, outletId, marked, onChange, onRemove }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === line.item?.name ? '' : typed.trim(), 200);
  const { data, previousData } = useQuery(ReceivableDocument, { variables: { outletId, search: search || null } });
  const found = ((data ?? previousData)?.stockLevels.edges ?? []).map(({ node }) => node.item);
  const { item } = line;
  const options = [...found, ...(item && !found.some(({ id }) => id === item.id) ? [item] : [])];
  const missing = (empty: boolean, text: string) => (marked && empty ? text : undefined);
  const choose = (id: string | null) => {
    const chosen = found.find((one) => one.id === id);
    if (!chosen) return onChange({ ...line, item: null, unit: '' });
    const { name, baseUnit } = chosen;
    const units = [...new Set([...larger[baseUnit], ...chosen.units.map(({ unit }) => unit), baseUnit])];
    onChange({ ...line, item: { id: chosen.id, name, baseUnit, units }, unit: units[0] ?? baseUnit });
  };
  return (
    <li>
      <Select
        className="sk-item"
        label="Item"
        size="md"
        searchable
        placeholder="Type a name"
        data={options.map(({ id, name }) => ({ value: id, label: name }))}
        // The server has searched already.
        filter={({ options: all }) => all}
        value={item?.id ?? null}
        onChange={choose}
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage="No such item"
        error={missing(!item, 'What it is')}
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

// What deliveries come in; the server converts.
const larger = { g: ['kg'], ml: ['l'], pcs: [] } as const;
