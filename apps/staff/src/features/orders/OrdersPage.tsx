import './orders.css';
import { useQuery } from '@apollo/client/react';
import { DataTable, formatTime, MoneyText, PageHeader } from '@college-kiosk/ui';
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { OrderState } from '../../gql/graphql.ts';
import { channelWords, OrderStatePill } from '../../shell/order-words.tsx';
import { problemOf } from '../../shell/problem.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { hourOf } from './hour-of.ts';

const OrdersDocument = graphql(`
  query Orders($outletId: UUID!, $states: [OrderState!], $businessDate: LocalDate, $after: String, $first: Int = 100) {
    orders(outletId: $outletId, states: $states, businessDate: $businessDate, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          token
          state
          paymentStatus
          channel
          total
          placedAt
          lines { __typename position itemId name quantity }
        }
      }
    }
  }
`);

const states = {
  open: ['PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY'],
  collected: ['COLLECTED'],
  cancelled: ['CANCELLED', 'EXPIRED'],
} as const satisfies Record<string, readonly OrderState[]>;
type Shown = keyof typeof states;

/** Every order of the outlet, newest first. */
export function OrdersPage() {
  const { outlet, organisation } = useSigned();
  const { state, date = outlet.businessDate, hour, item } = useSearch({ from: '/signed/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const { zone } = organisation;
  const { data, error, loading, refetch, fetchMore } = useQuery(OrdersDocument, {
    variables: { outletId: outlet.id, states: state ? [...states[state]] : null, businessDate: date },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const page = data?.orders;
  const all = (page?.edges ?? []).map(({ node }) => node);
  const rows = all.filter(
    (order) =>
      (hour === undefined || hourOf(order.placedAt, zone) === hour) &&
      (item === undefined || order.lines.some(({ itemId }) => itemId === item)),
  );
  const narrowed = hour !== undefined || item !== undefined;
  const more = () =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        orders: { ...next.orders, edges: [...before.orders.edges, ...next.orders.edges] },
      }),
    });
  // The server knows no hour and no dish: what is narrowed here needs the whole day.
  const wanting = narrowed && !loading && !error && page?.pageInfo.hasNextPage === true;
  useEffect(() => {
    if (wanting) void more();
  }, [wanting, page?.pageInfo.endCursor]);
  const dish = item && all.flatMap(({ lines }) => lines).find(({ itemId }) => itemId === item)?.name;
  const problem = error && !data ? problemOf(error) : null;
  const set = (change: { state?: Shown; date?: string; hour?: number; item?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }) });

  return (
    <>
      <PageHeader title="Orders" lead={page ? countOf(narrowed ? rows.length : page.totalCount) : outlet.name} />
      <div className="st-filters or-filters">
        <SegmentedControl
          aria-label="Which orders"
          value={state ?? 'all'}
          onChange={(value) => set({ state: value === 'all' ? undefined : (value as Shown) })}
          data={[
            { value: 'all', label: 'All' },
            { value: 'open', label: 'Open' },
            { value: 'collected', label: 'Collected' },
            { value: 'cancelled', label: 'Cancelled' },
          ]}
        />
        <TextInput
          type="date"
          aria-label="Business date"
          value={date}
          onChange={(event) => set({ date: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label="Hour"
          value={hour === undefined ? '' : String(hour)}
          data={[
            { value: '', label: 'Any hour' },
            ...Array.from({ length: 24 }, (_, at) => ({
              value: String(at),
              label: `${String(at).padStart(2, '0')}:00`,
            })),
          ]}
          onChange={(event) =>
            set({ hour: event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value) })
          }
        />
        {item ? (
          <Button
            variant="light"
            rightSection={<IconX size={16} aria-hidden />}
            onClick={() => set({ item: undefined })}
          >
            {dish ?? 'One dish'}
          </Button>
        ) : null}
      </div>
      <DataTable
        caption="Orders"
        rows={rows}
        rowKey={({ id }) => id}
        loading={loading || wanting}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => void refetch() }}
        empty={
          state || narrowed
            ? {
                kind: 'filtered',
                title: 'No order fits',
                action: { label: 'Show all', onClick: () => void navigate({ search: { date } }) },
              }
            : { kind: 'first-use', title: 'No orders on this day' }
        }
        onRowClick={({ id }) => void navigate({ to: '/orders/$orderId', params: { orderId: id } })}
        columns={[
          { key: 'token', header: 'Token', render: ({ token }) => <strong className="ck-figures">{token}</strong> },
          { key: 'placed', header: 'Placed', render: ({ placedAt }) => formatTime(placedAt, zone) },
          {
            key: 'what',
            header: 'Dishes',
            render: ({ lines }) =>
              lines.map(({ quantity, name }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', '),
          },
          { key: 'channel', header: 'From', render: ({ channel }) => channelWords[channel] },
          { key: 'state', header: 'State', render: (order) => <OrderStatePill state={order.state} /> },
          { key: 'total', header: 'Total', numeric: true, render: ({ total }) => <MoneyText value={total} paise /> },
        ]}
      />
      {page?.pageInfo.hasNextPage && !narrowed ? (
        <Button className="st-more" variant="default" loading={loading} onClick={() => void more()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function countOf(orders: number): string {
  return orders === 1 ? '1 order' : `${orders.toLocaleString('en-IN')} orders`;
}
