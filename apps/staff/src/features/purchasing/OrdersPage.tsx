import './purchasing.css';
import { problemOf, useLivePages } from '@college-kiosk/client';
import { EmptyState, ErrorState, LoadingShape, PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button, Checkbox } from '@mantine/core';
import { IconListCheck, IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { PurchaseOrderState } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { OrderCard } from './OrderCard.tsx';
import { columns, endedStates } from './order-words.ts';
import { ExportOrders } from './sheets/ExportOrders.tsx';

const PurchaseOrdersDocument = graphql(`
  query PurchaseOrders($outletId: UUID!, $states: [PurchaseOrderState!], $after: String) {
    streamPosition(outletId: $outletId)
    purchaseOrders(outletId: $outletId, states: $states, first: 100, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename node { __typename id state ...PurchaseOrderCard } }
    }
  }
`);
const PurchaseOrderChangedDocument = graphql(`
  subscription PurchaseOrderChanged($outletId: UUID!, $since: Position) {
    purchaseOrderChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      orders { __typename id }
    }
  }
`);

/** What is on order, in columns by how far it is; on a phone one below the other. */
export function OrdersPage() {
  const { outlet, may } = useSigned();
  const { ended = false } = useSearch({ from: '/signed/purchasing' });
  const navigate = useNavigate({ from: '/purchasing' });
  const shown = ended ? [{ title: 'Ended', states: endedStates }] : columns;
  const states = shown.flatMap((column) => column.states) as PurchaseOrderState[];
  const live = useLivePages(PurchaseOrdersDocument, PurchaseOrderChangedDocument, {
    variables: { outletId: outlet.id, states },
    page: (data) => data.purchaseOrders,
    messageVariables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ purchaseOrderChanged }) => purchaseOrderChanged,
  });
  const problem = live.error ? problemOf(live.error) : null;
  const orders = live.rows;
  return (
    <>
      <PageHeader
        title="Purchase orders"
        lead={outlet.name}
        actions={
          <>
            <Button variant="subtle" color="steel" renderRoot={(props) => <Link to="/purchasing/rules" {...props} />}>
              Rules
            </Button>
            <ExportOrders states={states} />
            <Button
              variant="default"
              leftSection={<IconListCheck size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/purchasing/suggestions" {...props} />}
            >
              To order
            </Button>
            {may('stock:receive') ? (
              <Button
                variant="default"
                leftSection={<IconTruckDelivery size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/stock/receive" {...props} />}
              >
                Receive
              </Button>
            ) : null}
            {may('purchase:order') ? (
              <Button
                leftSection={<IconPlus size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/purchasing/new" {...props} />}
              >
                New order
              </Button>
            ) : null}
          </>
        }
      />
      <div className="st-filters">
        <Checkbox
          label="Show those that ended"
          checked={ended}
          onChange={(event) => void navigate({ search: { ended: event.currentTarget.checked || undefined } })}
        />
      </div>
      {problem ? (
        <ErrorState message={problem.message} reference={problem.requestId} onRetry={() => live.refetch()} />
      ) : !live.data ? (
        <LoadingShape shape="rows" label="Purchase orders" />
      ) : orders.length === 0 ? (
        <EmptyState kind="first-use" title={ended ? 'No order has ended yet' : 'Nothing is on order'}>
          {may('purchase:order') ? 'Write an order: choose a supplier and what you need.' : null}
        </EmptyState>
      ) : (
        <div className="pu-board" data-columns={shown.length}>
          {shown.map((column) => {
            const own = orders.filter(({ state }) => column.states.includes(state));
            return (
              <section key={column.title} aria-label={column.title}>
                <h2>
                  {column.title} <span>{own.length}</span>
                </h2>
                {own.map((order) => (
                  <OrderCard key={order.id} order={order} />
                ))}
              </section>
            );
          })}
        </div>
      )}
      <ShowMore list={live}>
        Show more: {orders.length} of {live.data?.purchaseOrders.totalCount} are here
      </ShowMore>
    </>
  );
}
