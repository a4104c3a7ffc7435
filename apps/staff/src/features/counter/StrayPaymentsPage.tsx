import { useQuery } from '@apollo/client/react';
import { problemOf } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, MoneyText, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { StrayKind } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';

const StrayPaymentsDocument = graphql(`
  query StrayPayments($outletId: UUID!, $after: String, $first: Int = 50) {
    strayPayments(outletId: $outletId, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id orderId tender amount state createdAt capturedAt stray }
      }
    }
  }
`);

const kinds: Record<StrayKind, string> = {
  DEAD_ORDER: 'Came after the order was cancelled or expired',
  PAID_TWICE: 'The order was paid already',
};

/** Money that came for an order which could not take it: kept safe, and to be given back. */
export function StrayPaymentsPage() {
  const { outlet, organisation } = useSigned();
  const navigate = useNavigate();
  const { data, error, loading, refetch, fetchMore } = useQuery(StrayPaymentsDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
  });
  const { zone } = organisation;
  const page = data?.strayPayments;
  const problem = error && !data ? problemOf(error) : null;
  const more = () =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        strayPayments: { ...next.strayPayments, edges: [...before.strayPayments.edges, ...next.strayPayments.edges] },
      }),
    });
  return (
    <>
      <PageHeader
        title="Stray payments"
        lead="Money that arrived for an order that could no longer take it. It is booked as owed to the guest."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/counter" {...props} />}>
            Back to the counter
          </Button>
        }
      />
      <DataTable
        caption="Stray payments"
        rows={(page?.edges ?? []).map(({ node }) => node)}
        rowKey={({ id }) => id}
        loading={loading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => void refetch() }}
        empty={{ kind: 'done', title: 'No stray money', children: 'Every payment found its order.' }}
        onRowClick={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
        columns={[
          {
            key: 'when',
            header: 'Received',
            render: ({ capturedAt, createdAt }) => {
              const at = capturedAt ?? createdAt;
              return `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
            },
          },
          { key: 'tender', header: 'By', render: ({ tender }) => (tender === 'CASH' ? 'Cash' : 'UPI') },
          {
            key: 'why',
            header: 'Why',
            render: ({ stray }) => (stray ? <StatusPill tone="soon">{kinds[stray]}</StatusPill> : '—'),
          },
          {
            key: 'amount',
            header: 'Amount',
            numeric: true,
            render: ({ amount }) => <MoneyText value={amount} paise />,
          },
        ]}
      />
      {page?.pageInfo.hasNextPage ? (
        <Button className="st-more" variant="default" onClick={() => void more()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
