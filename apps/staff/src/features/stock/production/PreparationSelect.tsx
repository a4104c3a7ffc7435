import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { PreparationChoicesQuery } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const PreparationChoicesDocument = graphql(`
  query PreparationChoices($outletId: UUID!, $search: String, $first: Int = 20) {
    recipes(outletId: $outletId, kind: PREPARATION, search: $search, first: $first) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          name
          preparation { __typename id name baseUnit units { __typename unit } }
          recipe { __typename id }
        }
      }
    }
  }
`);

export type ChosenPreparation = NonNullable<PreparationChoicesQuery['recipes']['edges'][number]['node']['preparation']>;

type Props = { chosen: ChosenPreparation | null; onChoose: (preparation: ChosenPreparation | null) => void };

/** Finds a preparation by a part of its name; one without a recipe is shown and cannot be chosen. */
export function PreparationSelect({ chosen, onChoose }: Props) {
  const { outlet } = useSigned();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === chosen?.name ? '' : typed.trim(), 200);
  const { data, previousData, loading } = useQuery(PreparationChoicesDocument, {
    variables: { outletId: outlet.id, search: search || null },
  });
  const found = ((data ?? previousData)?.recipes.edges ?? []).map(({ node }) => node);
  const options = found.map(({ id, name, recipe }) => ({
    ...{ value: id, label: recipe ? name : `${name} (no recipe yet)`, disabled: recipe === null },
  }));
  const known = chosen && !found.some(({ id }) => id === chosen.id) ? [{ value: chosen.id, label: chosen.name }] : [];
  return (
    <Select
      label="Preparation"
      searchable
      placeholder="Type a name"
      data={[...options, ...known]}
      // The server has searched already.
      filter={({ options: all }) => all}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(found.find((one) => one.id === id)?.preparation ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={
        loading
          ? 'Looking'
          : search
            ? 'No such preparation'
            : 'No preparation yet: make one as a stock item of that kind'
      }
    />
  );
}
