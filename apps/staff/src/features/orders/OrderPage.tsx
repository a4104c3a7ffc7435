import './orders.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { channelWords, OrderStatePill, PaymentPill } from '../../shell/order-words.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { OrderBooks } from './OrderBooks.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderPayments } from './OrderPayments.tsx';
import { OrderSteps } from './OrderSteps.tsx';

const OrderDocument = graphql(`
  query Order($id: UUID!) {
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
    }
  }
`);

/** One order, whole: what, when, for how much, and what the books say of it. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/signed/orders/$orderId' });
  const { organisation, may } = useSigned();
  const { data, error, refetch } = useQuery(OrderDocument, {
    variables: { id: orderId },
    fetchPolicy: 'cache-and-network',
  });
  const order = data?.order;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
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
            {may('order:collect') && !['COLLECTED', 'CANCELLED', 'EXPIRED'].includes(order.state) ? (
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
          <OrderPayments order={order} zone={zone} />
          <OrderBooks order={order} />
        </div>
        <OrderSteps order={order} zone={zone} />
      </div>
    </>
  );
}
