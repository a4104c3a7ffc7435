import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';

const SupplierChoiceDocument = graphql(`
  query SupplierChoice($search: String) {
    suppliers(search: $search, first: 20) { __typename edges { __typename node { __typename id name } } }
  }
`);

type Props = {
  value: string | null;
  onChoose: (id: string | null) => void;
  size?: 'sm' | 'xl';
  error?: string | undefined;
  /** Nobody in particular may be chosen again. */
  clearable?: boolean;
};

/** A supplier by name. */
export function SupplierChoice({ value, onChoose, size = 'sm', error, clearable = false }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, previousData } = useQuery(SupplierChoiceDocument, {
    variables: { search: value ? null : search || null },
  });
  const found = ((data ?? previousData)?.suppliers.edges ?? []).map(({ node }) => node);
  return (
    <Select
      className="pu-supplier"
      label="Supplier"
      size={size}
      searchable
      clearable={clearable}
      selectFirstOptionOnChange
      placeholder="Type a name"
      data={found.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChoose}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage="No such supplier"
      error={error}
    />
  );
}
