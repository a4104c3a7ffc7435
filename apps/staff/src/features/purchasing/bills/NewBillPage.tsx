import '../purchasing.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { BillForm } from './BillForm.tsx';

const SupplierToBillDocument = graphql(`
  query SupplierToBill($outletId: UUID!, $supplierId: UUID!) {
    supplier(id: $supplierId) { __typename id name gstin }
    deliveriesToBill(outletId: $outletId, supplierId: $supplierId, first: 100) {
      __typename
      edges {
        __typename
        node {
          __typename
          receipt { __typename id reference receivedAt order { __typename id number } }
          lines { __typename position quantity unit price taxRate item { __typename id name baseUnit } }
        }
      }
    }
  }
`);

/** A bill to be entered: what it should say stands there already. */
export function NewBillPage() {
  const { outlet } = useSigned();
  const { supplier: supplierId = '', receipt = null } = useSearch({ from: '/signed/purchasing/bills/new' });
  const { data, error, refetch } = useQuery(SupplierToBillDocument, {
    variables: { outletId: outlet.id, supplierId },
    skip: supplierId === '',
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (supplierId !== '' && !data) return <LoadingShape shape="rows" label="What can be billed" />;
  const deliveries = (data?.deliveriesToBill.edges ?? []).map(({ node }) => node);
  return (
    <div className="pu-order">
      <PageHeader
        title={`Bill of ${data?.supplier?.name ?? 'a supplier'}`}
        lead="Type it as it stands on the paper. What is agreed stands there already."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/purchasing/bills" {...props} />}>
            All bills
          </Button>
        }
      />
      {deliveries.length === 0 ? (
        <EmptyState kind="done" title="Every delivery of theirs is billed">
          Was something else billed? Receive it first: a bill is held against what came.
        </EmptyState>
      ) : (
        <BillForm supplierId={supplierId} deliveries={deliveries} first={receipt} />
      )}
    </div>
  );
}
