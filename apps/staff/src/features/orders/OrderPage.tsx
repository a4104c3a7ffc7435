import './orders.css';
import { useLiveQuery } from '@college-kiosk/client';
import { EmptyState, formatDay, formatTime, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { graphql } from '../../gql/gql.ts';
import { channelWords, OrderStatePill, PaymentPill } from '../../shell/order-words.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { Timeline } from '../../shell/Timeline.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { OrderBatches } from './OrderBatches.tsx';
import { OrderBooks } from './OrderBooks.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderPayments } from './OrderPayments.tsx';
import { OrderSteps } from './OrderSteps.tsx';
import { RefundLines } from './RefundLines.tsx';

const OrderDocument = graphql(`
  query Order($outletId: UUID!, $id: UUID!) {
    streamPosition(outletId: $outletId)
    order(id: $id) {
      __typename
      id
      token
      state
      paymentStatus
      channel
      placedAt
      outlet { __typename id name }
      ...OrderLines
      ...OrderSteps
      ...OrderPayments
      ...OrderBooks
      ...OrderBatches
      ...RefundLines
    }
  }
`);
const OrderChangedDocument = graphql(`
  subscription WholeOrderChanged($outletId: UUID!, $orderId: UUID, $since: Position) {
    orderChanged(outletId: $outletId, orderId: $orderId, since: $since) { __typename position after }
  }
`);

/** One order, whole: what, when, for how much, and what the books say of it. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/signed/orders/$orderId' });
  const { outlet, organisation, may } = useSigned();
  // Its payments, documents and entries follow from what happened to it: they are asked for again as a whole.
  const { data, error, refetch } = useLiveQuery(OrderDocument, OrderChangedDocument, {
    variables: { outletId: outlet.id, id: orderId },
    messageVariables: { outletId: outlet.id, orderId },
    position: ({ streamPosition }) => streamPosition,
    select: ({ orderChanged }) => orderChanged,
  });
  const order = data?.order;
  useOutletOf(order?.outlet.id);
  if (error && !data) return <ProblemState error={error} onRetry={refetch} />;
  if (!data) return <LoadingShape shape="rows" label="Order" />;
  if (!order) {
    return (
      <EmptyState kind="filtered" title="There is no such order">
        <Link to="/orders">All orders</Link>
      </EmptyState>
    );
  }
  const { zone } = organisation;
  return (
    <>
      <PageHeader
        title={`Order ${order.token}`}
        status={
          <>
            <OrderStatePill state={order.state} />
            <PaymentPill status={order.paymentStatus} />
          </>
        }
        lead={`${order.outlet.name}, ${formatDay(order.placedAt, zone)} at ${formatTime(order.placedAt, zone)}, from ${channelWords[order.channel].toLowerCase()}`}
        actions={
          <>
            {may('order:refund') ? <RefundLines order={order} onDone={() => void refetch()} /> : null}
            {may('order:collect') && !['COLLECTED', 'CANCELLED', 'EXPIRED', 'NO_SHOW'].includes(order.state) ? (
              <Button renderRoot={(props) => <Link to="/counter" search={{ order: order.id }} {...props} />}>
                Open at the counter
              </Button>
            ) : null}
            <Button variant="default" renderRoot={(props) => <Link to="/orders" {...props} />}>
              All orders
            </Button>
          </>
        }
      />
      <div className="or-grid">
        <div className="or-main">
          <OrderLines order={order} />
          <OrderPayments order={order} zone={zone} mayRefund={may('order:refund')} onDone={() => void refetch()} />
          <OrderBooks order={order} mayPrint={may('invoice:print')} />
          <OrderBatches order={order} mayRecall={may('stock:hold')} />
        </div>
        <div className="or-main">
          <OrderSteps order={order} zone={zone} />
          <Timeline entity="order" id={order.id} />
        </div>
      </div>
    </>
  );
}

/** Whoever follows a link to an order of another outlet stands in that outlet: its stream is the one to hear. */
function useOutletOf(outletId: string | undefined) {
  const { viewer, outlet } = useSigned();
  const navigate = useNavigate();
  const elsewhere =
    outletId !== undefined && outletId !== outlet.id && viewer.outlets.some(({ id }) => id === outletId);
  useEffect(() => {
    if (elsewhere) void navigate({ to: '.', search: (before) => ({ ...before, outlet: outletId }), replace: true });
  }, [elsewhere, outletId, navigate]);
}
