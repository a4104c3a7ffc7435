import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { StrayKind } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';

const OwedRefundsDocument = graphql(`
  query OwedRefunds($outletId: UUID!, $after: String, $first: Int = 50) {
    owedRefunds(outletId: $outletId, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id orderId tender amount owed state createdAt capturedAt stray }
      }
    }
  }
`);

const kinds: Record<StrayKind, string> = {
  DEAD_ORDER: 'Came after the order was cancelled or expired',
  PAID_TWICE: 'The order was paid already',
};

/** What guests are owed and nobody is paying out: refunds that failed, and money that no order took. */
export function OwedRefundsPage() {
  const { outlet, organisation } = useSigned();
  const navigate = useNavigate();
  const { rows, error, isLoading, refetch, ...list } = usePages(OwedRefundsDocument, {
    variables: { outletId: outlet.id },
    page: (data) => data.owedRefunds,
  });
  const { zone } = organisation;
  const problem = error ? problemOf(error) : null;
  return (
    <>
      <PageHeader
        title="Owed to guests"
        lead="Refunds that the provider did not pay out, and money that no order took. Each is paid out on its order’s page."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/counter" {...props} />}>
            Back to the counter
          </Button>
        }
      />
      <DataTable
        caption="Owed to guests"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={{
          kind: 'done',
          title: 'Nothing is owed',
          children: 'Every refund was paid out, and every payment found its order.',
        }}
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
            render: ({ stray }) => (
              <StatusPill tone={stray ? 'soon' : 'bad'}>
                {stray ? kinds[stray] : 'The refund was not paid out'}
              </StatusPill>
            ),
          },
          {
            key: 'owed',
            header: 'Owed',
            numeric: true,
            render: ({ owed }) => <MoneyText value={owed} paise />,
          },
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
