import './orders.css';
import { problemOf, useLivePages } from '@college-kiosk/client';
import { DataTable, formatTime, MoneyText, PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { graphql } from '../../gql/gql.ts';
import { channelWords, OrderStatePill } from '../../shell/order-words.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { hourOf } from './hour-of.ts';
import { type StateGroup, stateGroups, withOrder } from './order-list.ts';

const OrdersDocument = graphql(`
  query Orders($outletId: UUID!, $states: [OrderState!], $businessDate: LocalDate, $after: String, $first: Int = 100) {
    streamPosition(outletId: $outletId)
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
          businessDate
          lines { __typename position itemId name quantity }
        }
      }
    }
  }
`);
const ListedOrderChangedDocument = graphql(`
  subscription ListedOrderChanged($outletId: UUID!, $since: Position) {
    orderChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      order {
        __typename
        id
        token
        state
        paymentStatus
        channel
        total
        placedAt
        businessDate
        lines { __typename position itemId name quantity }
      }
    }
  }
`);

/** Every order of the outlet, newest first, as they are placed and change. */
export function OrdersPage() {
  const { outlet, organisation } = useSigned();
  const { state, date = outlet.businessDate, hour, item } = useSearch({ from: '/signed/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const { zone } = organisation;
  const variables = { outletId: outlet.id, states: state ? [...stateGroups[state]] : null, businessDate: date };
  const {
    data,
    rows: all,
    error,
    isLoading,
    refetch,
    ...list
  } = useLivePages(OrdersDocument, ListedOrderChangedDocument, {
    variables,
    page: ({ orders }) => orders,
    messageVariables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ orderChanged }) => orderChanged,
    merge: (before, { orderChanged: { order } }) => ({
      ...before,
      orders: withOrder(before.orders, order, { group: state, date }),
    }),
  });
  const page = data?.orders;
  const rows = all.filter(
    (order) =>
      (hour === undefined || hourOf(order.placedAt, zone) === hour) &&
      (item === undefined || order.lines.some(({ itemId }) => itemId === item)),
  );
  const narrowed = hour !== undefined || item !== undefined;
  // The server knows no hour and no dish: what is narrowed here needs the whole day.
  const wanting = narrowed && list.hasMore && list.moreProblem === null;
  useEffect(() => {
    if (wanting) list.showMore();
  }, [wanting, page?.pageInfo.endCursor]);
  const dish = item && all.flatMap(({ lines }) => lines).find(({ itemId }) => itemId === item)?.name;
  const problem = error ? problemOf(error) : null;
  const set = (change: { state?: StateGroup; date?: string; hour?: number; item?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }) });

  return (
    <>
      <PageHeader title="Orders" lead={page ? countOf(narrowed ? rows.length : page.totalCount) : outlet.name} />
      <div className="st-filters">
        <SegmentedControl
          aria-label="Which orders"
          value={state ?? 'all'}
          onChange={(value) => set({ state: value === 'all' ? undefined : (value as StateGroup) })}
          data={[
            { value: 'all', label: 'All' },
            { value: 'open', label: 'Open' },
            { value: 'collected', label: 'Collected' },
            { value: 'cancelled', label: 'Cancelled' },
            { value: 'left', label: 'Not collected' },
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
        loading={isLoading || wanting}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
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
            width: '45%',
            render: ({ lines }) =>
              lines.map(({ quantity, name }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', '),
          },
          { key: 'channel', header: 'From', render: ({ channel }) => channelWords[channel] },
          { key: 'state', header: 'State', render: (order) => <OrderStatePill state={order.state} /> },
          { key: 'total', header: 'Total', numeric: true, render: ({ total }) => <MoneyText value={total} paise /> },
        ]}
      />
      {wanting ? null : <ShowMore list={list} />}
    </>
  );
}

function countOf(orders: number): string {
  return orders === 1 ? '1 order' : `${orders.toLocaleString('en-IN')} orders`;
}
