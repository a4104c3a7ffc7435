import { useQuery } from '@apollo/client/react';
import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { BaseUnit, StockStorage } from '../gql/graphql.ts';
import { unitsOf } from './amounts.ts';

const StockItemChoicesDocument = graphql(`
  query StockItemChoices($outletId: UUID!, $search: String, $locationId: UUID, $blind: Boolean = false, $first: Int = 20) {
    stockLevels(outletId: $outletId, search: $search, locationId: $locationId, first: $first) {
      __typename
      pageInfo { __typename hasNextPage }
      edges {
        __typename
        node { __typename id available @skip(if: $blind) item { __typename id code name baseUnit storage units { __typename unit } } }
      }
    }
  }
`);

/** A stock item as a form holds it, with what people say quantities of it in. */
export type ChosenItem = {
  id: string;
  name: string;
  baseUnit: BaseUnit;
  storage: StockStorage;
  units: readonly string[];
  /** What is free in the outlet when it was chosen; nothing where that is not to be told. */
  available: number;
};

type Props = {
  outletId: string;
  /** Only what lies there. */
  locationId?: string | null;
  chosen: Pick<ChosenItem, 'id' | 'name'> | null;
  error?: string | undefined;
  className?: string;
  /** `xl` for fingers in gloves. */
  size?: 'md' | 'xl';
  /** For whoever counts: no figure is asked for. */
  blind?: boolean;
  onChoose: (item: ChosenItem | null) => void;
};

/** Finds a stock item by a part of its name as one types, or by its code as a scanner types it; until then the first are listed. */
export function StockItemSelect({
  outletId,
  locationId = null,
  chosen,
  error,
  className,
  size = 'md',
  blind = false,
  onChoose,
}: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === chosen?.name ? '' : typed.trim(), 200);
  const variables = { outletId, search: search || null, locationId, blind };
  const { data, previousData } = useQuery(StockItemChoicesDocument, { variables });
  const found = ((data ?? previousData)?.stockLevels.edges ?? []).map(({ node }) => ({
    ...node.item,
    available: node.available ?? 0,
  }));
  const isCut = (data ?? previousData)?.stockLevels.pageInfo.hasNextPage ?? false;
  const codes = new Map(found.map(({ id, code }) => [id, code]));
  const options: readonly { id: string; name: string }[] = [
    ...found,
    ...(chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : []),
  ];
  const choose = (id: string | null) => {
    const item = found.find((one) => one.id === id);
    if (!item) return onChoose(null);
    const { name, baseUnit, storage, available } = item;
    const units = unitsOf(item);
    onChoose({ id: item.id, name, baseUnit, storage, units, available });
  };
  return (
    <Select
      className={className}
      label="Item"
      description={
        isCut && !chosen && search === '' ? 'The first are listed: type a part of the name for others' : undefined
      }
      size={size}
      searchable
      selectFirstOptionOnChange
      placeholder="Name or code"
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already.
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <Group gap="xs" justify="space-between" flex={1}>
          {option.label}
          <Text span size="sm" c="dimmed">
            {codes.get(option.value)}
          </Text>
        </Group>
      )}
      value={chosen?.id ?? null}
      onChange={choose}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage="No such item"
      error={error}
    />
  );
}
