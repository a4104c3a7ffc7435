import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const SubmitPurchaseOrderDocument = graphql(`
  mutation SubmitPurchaseOrder($commandId: UUID!, $purchaseOrderId: UUID!) {
    submitPurchaseOrder(commandId: $commandId, purchaseOrderId: $purchaseOrderId) {
      __typename
      ... on PurchaseOrder { id state version }
      ... on IllegalPurchaseStep { code message state }
      ... on SupplierRetired { code message }
    }
  }
`);

/** Asks for an order to be approved; a small one is at once. */
export function SubmitOrder({ orderId, onDone }: { orderId: string; onDone: () => void }) {
  const toast = useToast();
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SubmitPurchaseOrderDocument);
  const submit = async () => {
    setRefusal(null);
    const variables = { commandId: commandId({ orderId }), purchaseOrderId: orderId };
    const answer = (await run(variables))?.submitPurchaseOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseOrder':
        toast.done(answer.state === 'APPROVED' ? 'Approved at once.' : 'Submitted for approval.');
        return onDone();
      case 'IllegalPurchaseStep':
      case 'SupplierRetired':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void submit()}>
        Submit
      </Button>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </>
  );
}
