import { newId } from '@college-kiosk/client';
import './purchasing.css';
import { useQuery } from '@apollo/client/react';
import { leastValue } from '@college-kiosk/kernel';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button, Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { sayAmount, unitsOf } from '../../shell/amounts.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useLocations } from '../../shell/use-locations.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { OddPriceNotice } from './OddPriceNotice.tsx';
import { ReceiveForm } from './ReceiveForm.tsx';
import { emptyLine } from './receipt-line.ts';

const ReceivePageDocument = graphql(`
  query ReceivePage($outletId: UUID!) {
    purchaseOrders(outletId: $outletId, awaited: true, first: 100) {
      __typename
      edges {
        __typename
        node { __typename id number supplier { __typename id name } }
      }
      pageInfo { __typename hasNextPage }
    }
  }
`);
const AwaitedOrderDocument = graphql(`
  query AwaitedOrder($outletId: UUID!, $id: UUID!) {
    purchaseOrder(outletId: $outletId, id: $id) {
      __typename
      id
      number
      isAwaited
      isChangedSinceSent
      arePricesAnswered
      supplier { __typename id name }
      linesAsSent {
        __typename
        position
        quantity
        unit
        baseQuantity
        accepted
        price
        usualValue
        oddPrice
        item { __typename id name baseUnit storage units { __typename unit } }
      }
    }
  }
`);

/** A delivery at the back door: for an order that is on its way, or without one. Made for a tablet and gloves. */
export function ReceivePage() {
  const { outlet } = useSigned();
  const { order: chosen } = useSearch({ from: '/signed/stock/receive' });
  const navigate = useNavigate({ from: '/stock/receive' });
  const { data, error, refetch } = useQuery(ReceivePageDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'network-only',
  });
  const places = useLocations(outlet.id);
  const { locations } = places;
  // By itself, for it may be older than the newest that are listed.
  const awaited = useQuery(AwaitedOrderDocument, {
    variables: { outletId: outlet.id, id: chosen ?? '' },
    fetchPolicy: 'network-only',
    skip: !chosen,
  });
  const found = chosen ? awaited.data?.purchaseOrder : null;
  const order = found?.id === chosen && found?.isAwaited ? found : null;
  const odd = order?.arePricesAnswered ? [] : order?.linesAsSent.filter(({ oddPrice }) => oddPrice !== null);
  const isLooking = Boolean(chosen) && awaited.loading && !order;
  const listed = data?.purchaseOrders.edges.map(({ node }) => node) ?? [];
  const orders = order && !listed.some(({ id }) => id === order.id) ? [...listed, order] : listed;
  const prefilled = order?.linesAsSent.flatMap((line) => {
    const left = line.baseQuantity - line.accepted;
    const expected = sayAmount(Math.round((left * line.quantity) / line.baseQuantity), line.unit);
    const item = { ...line.item, units: [...new Set([line.unit, ...unitsOf(line.item)])] };
    return left > 0 ? [{ ...emptyLine(newId()), item, unit: line.unit, expected }] : [];
  });
  return (
    <div className="pu-receive">
      <PageHeader
        title="Receive a delivery"
        lead={outlet.name}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock" {...props} />}>
            Back to stock
          </Button>
        }
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : awaited.error && !order ? (
        <ProblemState error={awaited.error} onRetry={() => void awaited.refetch()} />
      ) : places.error ? (
        <ProblemState error={places.error} onRetry={places.refetch} />
      ) : !data || !locations || isLooking ? (
        <LoadingShape shape="rows" label="Orders on their way" />
      ) : (
        <>
          <Select
            label="Order"
            size="xl"
            allowDeselect={false}
            data={[
              { value: '', label: 'Without an order' },
              ...orders.map(({ id, number, supplier }) => ({ value: id, label: `Order ${number}, ${supplier.name}` })),
            ]}
            value={order?.id ?? ''}
            onChange={(id) => void navigate({ search: { order: id || undefined }, replace: true })}
          />
          {data.purchaseOrders.pageInfo.hasNextPage ? (
            <p className="pu-note">
              These are the newest. An older order is received from <Link to="/purchasing">its own page</Link>.
            </p>
          ) : null}
          {order?.isChangedSinceSent ? (
            <Notice tone="soon">
              This order was changed, and the supplier was never told: here it is as they have it. Once you put
              something into stock, the change is taken back.
            </Notice>
          ) : null}
          {odd?.map(({ position, item, price, quantity, baseQuantity, usualValue }) => (
            <OddPriceNotice
              key={position}
              name={`${item.name}, all that was ordered,`}
              value={Math.round((price * quantity) / 1_000)}
              usual={usualValue}
              least={leastValue(item.baseUnit, baseQuantity)}
            />
          ))}
          {chosen && !order ? (
            <EmptyState kind="filtered" title="Nothing is waited for on this order">
              Choose another, or receive without an order.
            </EmptyState>
          ) : (
            <ReceiveForm
              key={order?.id ?? 'none'}
              orderId={order?.id ?? null}
              first={prefilled ?? [emptyLine(newId())]}
              locations={locations}
            />
          )}
        </>
      )}
    </div>
  );
}
