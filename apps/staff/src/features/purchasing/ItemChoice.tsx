import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { unitsOf } from './scaled.ts';

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

export type ChosenItem = { id: string; name: string; baseUnit: string; units: readonly string[] };

type Props = {
  outletId: string;
  item: ChosenItem | null;
  onChoose: (item: ChosenItem | null) => void;
  size?: 'sm' | 'xl';
  error?: string | undefined;
};

/** A stock item by its name as one types, or by its code as a scanner types it. */
export function ItemChoice({ outletId, item, onChoose, size = 'sm', error }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === item?.name ? '' : typed.trim(), 200);
  const { data, previousData } = useQuery(ReceivableDocument, { variables: { outletId, search: search || null } });
  const found = ((data ?? previousData)?.stockLevels.edges ?? []).map(({ node }) => node.item);
  const options = [...found, ...(item && !found.some(({ id }) => id === item.id) ? [item] : [])];
  const choose = (id: string | null) => {
    const chosen = found.find((one) => one.id === id);
    onChoose(chosen ? { ...chosen, units: unitsOf(chosen) } : null);
  };
  return (
    <Select
      className="pu-item"
      label="Item"
      size={size}
      searchable
      selectFirstOptionOnChange
      placeholder="Type a name, or scan a code"
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already.
      filter={({ options: all }) => all}
      value={item?.id ?? null}
      onChange={choose}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage="No such item"
      error={error}
    />
  );
}
