import '../purchasing.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
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
const ReturnBatchDocument = graphql(`
  query ReturnBatch($outletId: UUID!, $id: UUID!) {
    stockItem(outletId: $outletId, id: $id) {
      __typename
      id
      item { __typename id name baseUnit }
      batches {
        __typename
        id
        supplierBatch
        receivedAt
        expiryDate
        quantityRemaining
        waitsAsWaste
        waitsToGoBack
        supplier { __typename id name }
      }
    }
  }
`);

/** What goes back to whoever brought it: of a delivery, or of one batch. */
export function ReturnPage() {
  const { receipt, item, batch } = useSearch({ from: '/signed/purchasing/return' });
  if (receipt) return <FromDelivery receiptId={receipt} />;
  if (item && batch) return <FromBatch itemId={item} batchId={batch} />;
  return <EmptyState kind="filtered" title="There is no such delivery here" />;
}

function FromDelivery({ receiptId }: { receiptId: string }) {
  const { outlet, organisation } = useSigned();
  const { data, error, refetch } = useQuery(ReturnPageDocument, {
    variables: { outletId: outlet.id, id: receiptId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The delivery" />;
  const receipt = data.goodsReceipt;
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
        <ReturnForm left={left} />
      )}
    </div>
  );
}

function FromBatch({ itemId, batchId }: { itemId: string; batchId: string }) {
  const { outlet, organisation } = useSigned();
  const { data, error, refetch } = useQuery(ReturnBatchDocument, {
    variables: { outletId: outlet.id, id: itemId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The batch" />;
  const { item, batches } = data.stockItem ?? { item: null, batches: [] };
  const batch = batches.find(({ id }) => id === batchId);
  if (!item || !batch) return <EmptyState kind="filtered" title="There is no such batch here" />;
  const { supplier, waitsAsWaste, waitsToGoBack, quantityRemaining } = batch;
  return (
    <div className="pu-order">
      <PageHeader
        title={supplier ? `Send back to ${supplier.name}` : `Send ${item.name} back`}
        lead={`${item.name}, came ${formatDay(batch.receivedAt, organisation.zone)}`}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock" search={{ item: item.id }} {...props} />}>
            Back to the stock
          </Button>
        }
      />
      {supplier && quantityRemaining > 0 && !waitsAsWaste && !waitsToGoBack ? (
        <ReturnForm left={[{ item, batch }]} />
      ) : (
        <EmptyState kind="done" title={supplier ? 'Nothing of it can go back' : 'Nobody brought this batch'}>
          {waitsAsWaste || waitsToGoBack
            ? `It waits for a decision${waitsAsWaste ? ' on waste' : ' already'}.`
            : supplier
              ? 'Nothing of it is left.'
              : 'It was found by a count, made here, or there from the start: write it down as waste instead.'}
        </EmptyState>
      )}
    </div>
  );
}
