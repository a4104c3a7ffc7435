import '../purchasing.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { BillForm } from './BillForm.tsx';

const SupplierToBillDocument = graphql(`
  query SupplierToBill($outletId: UUID!, $supplierId: UUID!, $receiptId: UUID) {
    supplier(id: $supplierId) { __typename id name gstin }
    begun: deliveriesToBill(outletId: $outletId, supplierId: $supplierId, receiptId: $receiptId, first: 1) {
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
    deliveriesToBill(outletId: $outletId, supplierId: $supplierId, first: 100) {
      __typename
      pageInfo { __typename hasNextPage }
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
    variables: { outletId: outlet.id, supplierId, receiptId: receipt },
    skip: supplierId === '',
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (supplierId !== '' && !data) return <LoadingShape shape="rows" label="What can be billed" />;
  // What was named, and nothing else; the newest where nothing was.
  const begun = data?.begun.edges[0]?.node ?? null;
  const newest = (data?.deliveriesToBill.edges ?? []).map(({ node }) => node);
  const isAmongThem = newest.some(({ receipt: { id } }) => id === begun?.receipt.id);
  const deliveries = begun && !isAmongThem ? [begun, ...newest] : newest;
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
        <>
          {receipt && !begun ? (
            <Notice tone="soon">
              The delivery that was chosen waits for no bill of theirs any more: its bill may have been entered
              meanwhile. Look among all bills, or choose another delivery.
            </Notice>
          ) : null}
          <BillForm
            supplierId={supplierId}
            deliveries={deliveries}
            begun={begun}
            hasOlder={data?.deliveriesToBill.pageInfo.hasNextPage ?? false}
          />
        </>
      )}
    </div>
  );
}
