import '../stock.css';
import './recipes.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { RecipeKind } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { sayShare, toneOfFoodCost } from './recipe-words.ts';

const RecipesDocument = graphql(`
  query Recipes($outletId: UUID!, $kind: RecipeKind, $search: String, $after: String, $first: Int = 50) {
    recipes(outletId: $outletId, kind: $kind, search: $search, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          kind
          name
          detail
          cost
          costPerThousand
          foodCost
          netPrice
          costUnknown { __typename id name }
          recipe { __typename id version }
        }
      }
    }
  }
`);

const PAUSE_MS = 250;
const kinds = [
  { value: 'VARIANT', label: 'Dishes' },
  { value: 'OPTION', label: 'Options' },
  { value: 'PREPARATION', label: 'Preparations' },
] as const;

/** What everything on the menu, and everything that is made in advance, takes, costs and brings in. */
export function RecipesPage() {
  const { outlet } = useSigned();
  const { search = '', kind = 'VARIANT' } = useSearch({ from: '/signed/stock/recipes' });
  const navigate = useNavigate({ from: '/stock/recipes' });
  const [settled] = useDebouncedValue(search.trim(), PAUSE_MS);
  const { data, rows, error, isLoading, refetch, ...list } = usePages(RecipesDocument, {
    variables: { outletId: outlet.id, kind, search: settled || null },
    page: (data) => data.recipes,
    keepsLast: true,
  });
  const problem = error ? problemOf(error) : null;
  return (
    <>
      <PageHeader
        title="Recipes"
        lead={`What it costs at ${outlet.name} now, out of the batches that would be picked`}
      />
      <div className="st-filters">
        <TextInput
          aria-label="Find a recipe"
          placeholder="Find a recipe"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, search: value || undefined }), replace: true });
          }}
        />
        <SegmentedControl
          aria-label="Which recipes"
          value={kind}
          data={[...kinds]}
          onChange={(value) => void navigate({ search: (before) => ({ ...before, kind: value as RecipeKind }) })}
        />
      </div>
      <DataTable
        caption="Recipes"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          search
            ? {
                kind: 'filtered',
                title: 'No recipe fits',
                action: { label: 'Show all', onClick: () => void navigate({ search: { kind } }) },
              }
            : { kind: 'first-use', title: 'There is nothing that could have a recipe yet' }
        }
        onRowClick={({ id }) => void navigate({ to: '/stock/recipes/$recipeId', params: { recipeId: id } })}
        columns={[
          {
            key: 'name',
            header: 'Recipe',
            render: (row) => (
              <span className="sk-name">
                {row.name}
                {row.detail ? <small className="re-detail">{row.detail}</small> : null}
                {row.recipe === null ? <StatusPill tone="quiet">No recipe</StatusPill> : null}
              </span>
            ),
          },
          { key: 'version', header: 'Version', numeric: true, render: ({ recipe }) => recipe?.version ?? '–' },
          {
            key: 'cost',
            header: kind === 'PREPARATION' ? 'Cost of a kg, l or 1000 pcs' : 'Cost',
            numeric: true,
            render: (row) => {
              const cost = kind === 'PREPARATION' ? row.costPerThousand : row.cost;
              if (cost === null) return '–';
              return (
                <>
                  {row.costUnknown.length > 0 ? 'over ' : ''}
                  <MoneyText value={cost} paise />
                </>
              );
            },
          },
          ...(kind === 'VARIANT'
            ? [
                {
                  key: 'price',
                  header: 'Price without tax',
                  numeric: true,
                  render: ({ netPrice }: (typeof rows)[number]) =>
                    netPrice === null ? '–' : <MoneyText value={netPrice} paise />,
                },
                {
                  key: 'share',
                  header: 'Food cost',
                  numeric: true,
                  render: ({ foodCost }: (typeof rows)[number]) =>
                    foodCost === null ? (
                      '–'
                    ) : (
                      <StatusPill tone={toneOfFoodCost(foodCost)}>{sayShare(foodCost)}</StatusPill>
                    ),
                },
              ]
            : []),
        ]}
      />
      <ShowMore list={list}>Show more of {data?.recipes.totalCount}</ShowMore>
    </>
  );
}
