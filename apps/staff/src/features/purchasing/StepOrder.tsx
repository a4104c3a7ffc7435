import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useCommandId } from '../../shell/use-command-id.ts';
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
const SendPurchaseOrderDocument = graphql(`
  mutation SendPurchaseOrder($commandId: UUID!, $purchaseOrderId: UUID!) {
    sendPurchaseOrder(commandId: $commandId, purchaseOrderId: $purchaseOrderId) {
      __typename
      ... on PurchaseOrder { id state version }
      ... on IllegalPurchaseStep { code message state }
    }
  }
`);

type Props = { orderId: string; step: 'submit' | 'send'; onDone: () => void };

/** Takes an order on: submits it, or notes that the supplier has it. */
export function StepOrder({ orderId, step, onDone }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [submit, submits] = useRun(SubmitPurchaseOrderDocument);
  const [send, sends] = useRun(SendPurchaseOrderDocument);
  const run = async () => {
    setRefusal(null);
    const variables = { commandId: commandId({ orderId, step }), purchaseOrderId: orderId };
    const answer =
      step === 'submit' ? (await submit(variables))?.submitPurchaseOrder : (await send(variables))?.sendPurchaseOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseOrder':
        toast.done(
          step === 'send'
            ? 'Noted as sent.'
            : answer.state === 'APPROVED'
              ? 'Approved at once.'
              : 'Submitted for approval.',
        );
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
      <Button loading={submits || sends} onClick={() => void run()}>
        {step === 'submit' ? 'Submit' : 'Mark as sent'}
      </Button>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </>
  );
}
