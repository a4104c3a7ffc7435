import { useQuery } from '@apollo/client/react';
import { problemOf } from '@college-kiosk/client';
import { DataTable, formatDay, MoneyText, StatusPill } from '@college-kiosk/ui';
import { useNavigate } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { stateWords } from './order-words.ts';

const SupplierOrdersDocument = graphql(`
  query SupplierOrders($outletId: UUID!, $supplierId: UUID!) {
    purchaseOrders(outletId: $outletId, supplierId: $supplierId, first: 20) {
      __typename
      edges { __typename node { __typename id number state total madeAt } }
    }
  }
`);

/** What an outlet ordered from a supplier, newest first. */
export function SupplierOrders({ supplierId }: { supplierId: string }) {
  const { outlet, organisation } = useSigned();
  const navigate = useNavigate();
  const { data, error, loading, refetch } = useQuery(SupplierOrdersDocument, {
    variables: { outletId: outlet.id, supplierId },
    fetchPolicy: 'cache-and-network',
  });
  const problem = error && !data ? problemOf(error) : null;
  return (
    <>
      <h2>Orders of {outlet.name}</h2>
      <DataTable
        caption="Orders"
        rows={data?.purchaseOrders.edges.map(({ node }) => node) ?? []}
        rowKey={({ id }) => id}
        loading={loading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => void refetch() }}
        empty={{ kind: 'first-use', title: 'Nothing was ordered here yet' }}
        onRowClick={({ id }) => void navigate({ to: '/purchasing/$orderId', params: { orderId: id } })}
        columns={[
          { key: 'number', header: 'Order', render: ({ number }) => `Order ${number}` },
          { key: 'at', header: 'Written', render: ({ madeAt }) => formatDay(madeAt, organisation.zone) },
          {
            key: 'state',
            header: 'State',
            render: ({ state }) => <StatusPill tone={stateWords[state].tone}>{stateWords[state].label}</StatusPill>,
          },
          { key: 'total', header: 'Total', numeric: true, render: ({ total }) => <MoneyText value={total} paise /> },
        ]}
      />
    </>
  );
}
