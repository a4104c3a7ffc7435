import '../purchasing.css';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { BillForm } from './BillForm.tsx';
import { useDeliveriesToBill } from './use-deliveries-to-bill.ts';

/** A bill to be entered: what it should say stands there already. */
export function NewBillPage() {
  const { outlet } = useSigned();
  const { supplier: supplierId = '', receipt = null } = useSearch({ from: '/signed/purchasing/bills/new' });
  const { deliveries, begun, hasOlder, supplierName, isLoading, error, refetch } = useDeliveriesToBill(
    outlet.id,
    supplierId,
    receipt,
  );
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingShape shape="rows" label="What can be billed" />;
  return (
    <div className="pu-order">
      <PageHeader
        title={`Bill of ${supplierName ?? 'a supplier'}`}
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
          <BillForm supplierId={supplierId} deliveries={deliveries} begun={begun} hasOlder={hasOlder} />
        </>
      )}
    </div>
  );
}
