import './stock.css';
import { problemOf, useLivePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatQuantity, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconTruckDelivery } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { LocationFilter } from './LocationFilter.tsx';
import { StockDrawer } from './StockDrawer.tsx';
import { ExportStock, stockSheets } from './sheets/ExportStock.tsx';
import { type StockMark, stockMark } from './stock-level.ts';

const StockLevelsDocument = graphql(`
  query StockLevels($outletId: UUID!, $search: String, $locationId: UUID, $after: String, $first: Int = 100) {
    streamPosition(outletId: $outletId)
    stockLevels(outletId: $outletId, search: $search, locationId: $locationId, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          onHand
          reserved
          available
          value
          nextExpiry
          item { __typename id code name kind baseUnit }
          batches { __typename id quantityReceived status }
          deficit { __typename quantity value }
          locations { __typename quantity location { __typename id name } }
        }
      }
    }
  }
`);
const StockChangedDocument = graphql(`
  subscription StaffStockChanged($outletId: UUID!, $since: Position) {
    stockChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      levels { __typename id onHand reserved available value nextExpiry deficit { __typename quantity value } }
    }
  }
`);

const marks: Record<Exclude<StockMark, null>, { tone: 'bad' | 'soon'; label: string }> = {
  beyond: { tone: 'bad', label: 'Used beyond the records' },
  out: { tone: 'bad', label: 'Out' },
  expired: { tone: 'bad', label: 'Expired' },
  low: { tone: 'soon', label: 'Low' },
  expiring: { tone: 'soon', label: 'Use soon' },
};

/** What may be said of rows of which none needs care, while there may be more of them. */
const nothingLow = (isPart = false) =>
  isPart ? 'Of these nothing is low or about to expire: show more' : 'Nothing is low or about to expire';

/** What is in the store, batch by batch, as it is taken. */
export function StockPage() {
  const { outlet, organisation, may } = useSigned();
  const { search = '', low = false, item, location } = useSearch({ from: '/signed/stock' });
  const navigate = useNavigate({ from: '/stock' });
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const variables = { outletId: outlet.id, search: wanted || null, locationId: location ?? null };
  // Levels have ids: the cache puts what a message brings into every list that shows them.
  const live = useLivePages(StockLevelsDocument, StockChangedDocument, {
    variables,
    page: (data) => data.stockLevels,
    keepsLast: true,
    messageVariables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ stockChanged }) => stockChanged,
    merge: (data, { stockChanged }) => ({
      ...data,
      stockLevels: {
        ...data.stockLevels,
        edges: data.stockLevels.edges.map((edge) => {
          const fresh = stockChanged.levels.find(({ id }) => id === edge.node.id);
          return fresh ? { ...edge, node: { ...edge.node, ...fresh } } : edge;
        }),
      },
    }),
  });
  const total = live.data?.stockLevels.totalCount;
  const rows = live.rows
    .map((level) => ({ ...level, mark: stockMark(level, outlet.businessDate) }))
    .filter(({ mark }) => !low || mark !== null);
  const problem = live.error ? problemOf(live.error) : null;

  return (
    <>
      <PageHeader
        title="Stock"
        lead={total === undefined ? outlet.name : `${total === 1 ? '1 item' : `${total} items`} at ${outlet.name}`}
        actions={
          <>
            <ExportStock choices={stockSheets} />
            {may('stock:receive') ? (
              <Button
                leftSection={<IconTruckDelivery size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/stock/receive" {...props} />}
              >
                Receive a delivery
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
        <Checkbox
          label="Only what needs care"
          checked={low}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, low: checked || undefined }) });
          }}
        />
      </div>
      <DataTable
        caption="Stock levels"
        rows={rows}
        rowKey={({ id }) => id}
        loading={live.isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => live.refetch() }}
        empty={
          low || search || location
            ? {
                kind: low && !search ? 'done' : 'filtered',
                title:
                  low && !search
                    ? nothingLow(live.hasMore)
                    : location && !search
                      ? 'Nothing lies here'
                      : 'No item fits',
                action: { label: 'Show all', onClick: () => void navigate({ search: {} }) },
              }
            : { kind: 'first-use', title: 'There is nothing in stock yet', children: 'Receive the first delivery.' }
        }
        selectedKey={item ? `${outlet.id}:${item}` : null}
        onRowClick={(row) => void navigate({ search: (before) => ({ ...before, item: row.item.id }) })}
        columns={[
          {
            key: 'name',
            header: 'Item',
            render: (row) => (
              <span className="sk-name">
                {row.item.name}
                {row.mark ? <StatusPill tone={marks[row.mark].tone}>{marks[row.mark].label}</StatusPill> : null}
              </span>
            ),
          },
          ...(location
            ? [
                {
                  key: 'here',
                  header: 'Lies here',
                  numeric: true,
                  render: (row: (typeof rows)[number]) =>
                    formatQuantity(
                      row.locations.find((lying) => lying.location.id === location)?.quantity ?? 0,
                      row.item.baseUnit,
                    ),
                },
              ]
            : []),
          {
            key: 'onHand',
            header: 'On hand',
            numeric: true,
            render: (row) => formatQuantity(row.onHand - (row.deficit?.quantity ?? 0), row.item.baseUnit),
          },
          {
            key: 'reserved',
            header: 'Reserved',
            numeric: true,
            render: (row) => (row.reserved === 0 ? '–' : formatQuantity(row.reserved, row.item.baseUnit)),
          },
          {
            key: 'available',
            header: 'Available',
            numeric: true,
            render: (row) => <strong>{formatQuantity(row.available, row.item.baseUnit)}</strong>,
          },
          {
            key: 'value',
            header: 'Value',
            numeric: true,
            render: (row) => <MoneyText value={row.value - (row.deficit?.value ?? 0)} paise />,
          },
          {
            key: 'expiry',
            header: 'Next expiry',
            align: 'end',
            render: (row) => (row.nextExpiry ? formatDay(row.nextExpiry, 'UTC') : '–'),
          },
        ]}
      />
      <ShowMore list={live} />
      {item ? (
        <StockDrawer
          outletId={outlet.id}
          itemId={item}
          zone={organisation.zone}
          onClose={() => void navigate({ search: (before) => ({ ...before, item: undefined }) })}
        />
      ) : null}
    </>
  );
}
