import './purchasing.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { ReturnForm } from './ReturnForm.tsx';

const ReturnPageDocument = graphql(`
  query ReturnPage($outletId: UUID!, $id: UUID!) {
    goodsReceipt(outletId: $outletId, id: $id) {
      __typename
      id
      reference
      receivedAt
      supplier { __typename id name }
      order { __typename id number }
      lines {
        __typename
        position
        item { __typename id name baseUnit units { __typename unit } }
        batch { __typename id supplierBatch expiryDate quantityRemaining }
      }
    }
  }
`);

/** What of a delivery goes back to whoever brought it. */
export function ReturnPage() {
  const { outlet, organisation } = useSigned();
  const { receipt: receiptId = '' } = useSearch({ from: '/signed/purchasing/return' });
  const { data, error, refetch } = useQuery(ReturnPageDocument, {
    variables: { outletId: outlet.id, id: receiptId },
    skip: receiptId === '',
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (receiptId !== '' && !data) return <LoadingShape shape="rows" label="The delivery" />;
  const receipt = data?.goodsReceipt;
  if (!receipt) return <EmptyState kind="filtered" title="There is no such delivery here" />;
  const left = receipt.lines.flatMap(({ item, batch }) =>
    batch && batch.quantityRemaining > 0 ? [{ item, batch }] : [],
  );
  return (
    <div className="pu-order">
      <PageHeader
        title={`Send back to ${receipt.supplier.name}`}
        lead={`Came ${formatDay(receipt.receivedAt, organisation.zone)}${receipt.reference ? `, ${receipt.reference}` : ''}`}
        actions={
          receipt.order ? (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/purchasing/$orderId" params={{ orderId: receipt.order?.id ?? '' }} {...props} />
              )}
            >
              Order {receipt.order.number}
            </Button>
          ) : null
        }
      />
      {left.length === 0 ? (
        <EmptyState kind="done" title="Nothing of this delivery is left">
          What was moved to another place is sent back from there.
        </EmptyState>
      ) : (
        <ReturnForm orderId={receipt.order?.id ?? null} left={left} />
      )}
    </div>
  );
}
