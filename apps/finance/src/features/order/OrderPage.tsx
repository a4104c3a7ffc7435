import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { EntryTable } from '../../shell/EntryTable.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { OrderDocuments } from './OrderDocuments.tsx';
import { OrderSale } from './OrderSale.tsx';

const FinanceOrderDocument = graphql(`
  query FinanceOrder($id: UUID!) {
    order(id: $id) {
      __typename
      id
      token
      state
      paymentStatus
      placedAt
      outlet { __typename id name }
      ...OrderSale
      ...OrderDocuments
      entries { __typename id number narration businessDate ...EntryTable }
    }
  }
`);

/** The sale behind an entry, and every entry it made. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const { zone } = useSigned().organisation;
  const router = useRouter();
  const { data, error, refetch } = useQuery(FinanceOrderDocument, {
    variables: { id: orderId },
    fetchPolicy: 'cache-and-network',
  });
  const order = data?.order;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="Order" />;
  if (!order) {
    return (
      <EmptyState kind="filtered" title="There is no such order">
        <Link to="/day-book">Day book</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={`Order ${order.token}`}
        status={<StatusPill tone="quiet">{sentence(order.state)}</StatusPill>}
        lead={`${order.outlet.name}, ${formatDay(order.placedAt, zone)} at ${formatTime(order.placedAt, zone)}, ${sentence(order.paymentStatus).toLowerCase()}`}
        actions={
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            onClick={() => router.history.back()}
          >
            Back
          </Button>
        }
      />
      <div className="fn-order">
        <OrderSale order={order} zone={zone} />
        <OrderDocuments order={order} />
        <section>
          <h2>Entries</h2>
          {order.entries.length === 0 ? <p className="fn-soft">Nothing was booked for it.</p> : null}
          {order.entries.map((entry) => (
            <div key={entry.id} className="fn-order-entry">
              <p>
                <span className="fn-code">{entry.number.toLocaleString('en-IN')}</span> {entry.narration}
              </p>
              <EntryTable entry={entry} />
            </div>
          ))}
        </section>
      </div>
    </>
  );
}

/** `PARTIALLY_REFUNDED` as people say it. */
function sentence(state: string): string {
  const words = state.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
