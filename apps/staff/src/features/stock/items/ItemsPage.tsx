import '../stock.css';
import './items.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button, Drawer, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSpreadsheet, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { sayDays } from '../../../shell/say-days.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { LocationFilter } from '../LocationFilter.tsx';
import { ExportStock, itemSheet } from '../sheets/ExportStock.tsx';
import { ItemDrawer } from './ItemDrawer.tsx';
import { ItemForm } from './ItemForm.tsx';
import { kindWords, storageWords } from './item-words.ts';

const StockItemsDocument = graphql(`
  query StockItems($outletId: UUID!, $locationId: UUID, $search: String, $first: Int = 100, $after: String) {
    stockLevels(outletId: $outletId, locationId: $locationId, search: $search, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id item { __typename id code name kind baseUnit storage countClass shelfLifeDays } }
      }
    }
  }
`);

/** What can be stocked at all: what each item is, and how it is counted, kept and picked. */
export function ItemsPage() {
  const { outlet, may } = useSigned();
  const { search = '', item, location } = useSearch({ from: '/signed/stock/items' });
  const navigate = useNavigate({ from: '/stock/items' });
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const { data, error, isLoading, refetch, ...list } = usePages(StockItemsDocument, {
    variables: { outletId: outlet.id, locationId: location ?? null, search: wanted || null },
    page: (data) => data.stockLevels,
    keepsLast: true,
  });
  const page = data?.stockLevels;
  const problem = error ? problemOf(error) : null;
  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, item: id }) });
  const saved = () => {
    open(undefined);
    refetch();
  };
  return (
    <>
      <PageHeader
        title="Items"
        lead={
          page
            ? `${page.totalCount} ${page.totalCount === 1 ? 'thing that is' : 'things that are'} bought, stored, cooked or sold`
            : 'What can be stocked'
        }
        actions={
          <>
            <ExportStock choices={itemSheet} />
            {may('stock:import') ? (
              <Button
                variant="default"
                leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/stock/items/import" {...props} />}
              >
                From a file
              </Button>
            ) : null}
            {may('stock:manage') ? (
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => open('new')}>
                New item
              </Button>
            ) : null}
          </>
        }
      />
      <div className="st-filters">
        <TextInput
          aria-label="Find an item"
          placeholder="Find an item"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, search: value || undefined }), replace: true });
          }}
        />
        <LocationFilter
          outletId={outlet.id}
          chosen={location}
          onChoose={(id) => void navigate({ search: (before) => ({ ...before, location: id }) })}
        />
      </div>
      <DataTable
        caption="Items"
        rows={(page?.edges ?? []).map(({ node }) => node.item)}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          search || location
            ? {
                kind: 'filtered',
                title: 'No item fits',
                action: { label: 'Show all', onClick: () => void navigate({ search: {} }) },
              }
            : { kind: 'first-use', title: 'There are no items yet', children: 'Make the first one, then receive it.' }
        }
        selectedKey={item ?? null}
        onRowClick={({ id }) => open(id)}
        columns={[
          { key: 'name', header: 'Item', render: ({ name }) => name },
          { key: 'code', header: 'Code', render: ({ code }) => <code className="it-code">{code}</code> },
          { key: 'kind', header: 'Kind', render: ({ kind }) => kindWords[kind] },
          { key: 'storage', header: 'Kept', render: ({ storage }) => storageWords[storage] },
          { key: 'class', header: 'Class', align: 'center', render: ({ countClass }) => countClass },
          {
            key: 'life',
            header: 'Shelf life',
            numeric: true,
            render: ({ shelfLifeDays }) => (shelfLifeDays === null ? '–' : sayDays(shelfLifeDays)),
          },
        ]}
      />
      <ShowMore list={list} />
      {item === 'new' ? (
        <Drawer opened onClose={() => open(undefined)} position="right" size={560} title="New item">
          <ItemForm item={null} onSaved={saved} />
        </Drawer>
      ) : item ? (
        <ItemDrawer key={item} itemId={item} onClose={() => open(undefined)} onSaved={saved} />
      ) : null}
    </>
  );
}
