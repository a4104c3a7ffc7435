import './stock.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatQuantity, formatTime, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { IconTransfer } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { StockTransferState } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { LocationFilter } from './LocationFilter.tsx';
import { TransferDrawer } from './TransferDrawer.tsx';
import { isUndecided, transferWords } from './transfer-words.ts';

const StockTransfersDocument = graphql(`
  query StockTransfers($outletId: UUID!, $locationId: UUID, $states: [StockTransferState!], $first: Int = 50, $after: String) {
    stockTransfers(outletId: $outletId, locationId: $locationId, states: $states, orSetAside: true, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          state
          requestedAt
          from { __typename id name outletId }
          to { __typename id name outletId }
          lines { __typename quantity item { __typename id name baseUnit } }
          batches { __typename batch { __typename id } rejected { __typename batchId fate remaining } }
        }
      }
    }
  }
`);

const open: StockTransferState[] = ['REQUESTED', 'APPROVED', 'DISPATCHED'];
const pollMs = 15_000;

/** What goes from one location to another: what is open first, for there is something to do about it. */
export function TransfersPage() {
  const { outlet, viewer, organisation, may } = useSigned();
  const { all = false, transfer, location } = useSearch({ from: '/signed/stock/transfers' });
  const navigate = useNavigate({ from: '/stock/transfers' });
  const variables = { outletId: outlet.id, locationId: location ?? null, states: all ? null : open };
  const { rows, error, isLoading, refetch, ...list } = usePages(StockTransfersDocument, {
    variables,
    pollMs,
    page: (data) => data.stockTransfers,
    keepsLast: true,
  });
  const problem = error ? problemOf(error) : null;
  const placeName = ({ name, outletId }: { name: string; outletId: string }) =>
    outletId === outlet.id ? name : `${name}, ${viewer.outlets.find(({ id }) => id === outletId)?.name ?? 'elsewhere'}`;
  const askButton = may('transfer:request') ? (
    <Button
      leftSection={<IconTransfer size={18} aria-hidden />}
      renderRoot={(props) => <Link to="/stock/transfers/new" {...props} />}
    >
      Move stock
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title="Transfers" lead={`Out of and into ${outlet.name}`} actions={askButton} />
      <div className="st-filters">
        <SegmentedControl
          aria-label="Which transfers"
          value={all ? 'all' : 'open'}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(value) =>
            void navigate({ search: ({ location }) => ({ location, all: value === 'all' || undefined }) })
          }
        />
        <LocationFilter
          outletId={outlet.id}
          chosen={location}
          onChoose={(id) => void navigate({ search: (before) => ({ ...before, location: id }) })}
        />
      </div>
      <DataTable
        caption="Transfers"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          all
            ? {
                kind: 'first-use',
                title: 'Nothing was moved yet',
                children: 'Stock goes from the store to the kitchen by a transfer.',
              }
            : { kind: 'done', title: 'Nothing is on its way', children: 'All transfers are received or closed.' }
        }
        selectedKey={transfer ?? null}
        onRowClick={({ id }) => void navigate({ search: (before) => ({ ...before, transfer: id }) })}
        columns={[
          {
            key: 'what',
            header: 'What',
            render: ({ lines }) => (
              <span className="sk-lots">
                {lines
                  .slice(0, 3)
                  .map(({ item, quantity }) => `${formatQuantity(quantity, item.baseUnit)} ${item.name}`)
                  .join(', ')}
                {lines.length > 3 ? ` and ${lines.length - 3} more` : ''}
              </span>
            ),
          },
          { key: 'from', header: 'From', render: ({ from }) => placeName(from) },
          { key: 'to', header: 'To', render: ({ to }) => placeName(to) },
          {
            key: 'at',
            header: 'Asked for',
            render: ({ requestedAt }) =>
              `${formatDay(requestedAt, organisation.zone)}, ${formatTime(requestedAt, organisation.zone)}`,
          },
          {
            key: 'state',
            header: 'State',
            render: ({ state, to, batches }) =>
              to.outletId === outlet.id && batches.some(({ rejected }) => rejected.some(isUndecided)) ? (
                <StatusPill tone="soon">Set aside</StatusPill>
              ) : (
                <StatusPill tone={transferWords[state].tone}>{transferWords[state].label}</StatusPill>
              ),
          },
        ]}
      />
      <ShowMore list={list} />
      {transfer ? (
        <TransferDrawer
          id={transfer}
          placeName={placeName}
          onClose={() => void navigate({ search: (before) => ({ ...before, transfer: undefined }) })}
          onChanged={refetch}
        />
      ) : null}
    </>
  );
}
