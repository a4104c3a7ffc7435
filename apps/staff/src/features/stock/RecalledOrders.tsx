import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, ShowMore } from '@college-kiosk/ui';
import { useNavigate } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';

const RecalledOrdersDocument = graphql(`
  query RecalledOrders($supplierBatch: String!, $first: Int = 50, $after: String) {
    recalledOrders(supplierBatch: $supplierBatch, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          orderId
          outletId
          token
          placedAt
          items
          customer { __typename id name email }
        }
      }
    }
  }
`);

/** The orders that took from a batch, and whom to tell. */
export function RecalledOrders({ supplierBatch }: { supplierBatch: string }) {
  const { organisation, viewer } = useSigned();
  const navigate = useNavigate();
  const { data, rows, error, isLoading, refetch, ...list } = usePages(RecalledOrdersDocument, {
    variables: { supplierBatch },
    page: (data) => data.recalledOrders,
  });
  const page = data?.recalledOrders;
  const problem = error ? problemOf(error) : null;
  const count = page?.totalCount ?? 0;
  return (
    <section aria-labelledby="sk-affected">
      <h2 id="sk-affected">
        {page ? `${count === 1 ? 'One order' : `${count.toLocaleString('en-IN')} orders`} took from it` : 'Orders'}
      </h2>
      <DataTable
        caption="Orders that took from the batch"
        rows={rows}
        rowKey={({ orderId }) => orderId}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={{ kind: 'done', title: 'No order took from it' }}
        onRowClick={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
        columns={[
          { key: 'token', header: 'Order', render: ({ token }) => <strong>{token}</strong> },
          {
            key: 'placed',
            header: 'Placed',
            render: ({ placedAt }) =>
              `${formatDay(placedAt, organisation.zone)}, ${formatTime(placedAt, organisation.zone)}`,
          },
          {
            key: 'outlet',
            header: 'At',
            render: ({ outletId }) => viewer.outlets.find(({ id }) => id === outletId)?.name ?? 'another outlet',
          },
          { key: 'items', header: 'Took', render: ({ items }) => items.join(', ') },
          {
            key: 'customer',
            header: 'Whom to tell',
            render: ({ customer }) =>
              customer ? (
                <>
                  {customer.name}
                  <small className="sk-soft">{customer.email}</small>
                </>
              ) : (
                'nobody is known'
              ),
          },
        ]}
      />
      <ShowMore list={list} />
    </section>
  );
}
