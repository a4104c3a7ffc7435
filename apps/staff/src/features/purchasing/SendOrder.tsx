import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const SendPurchaseOrderDocument = graphql(`
  mutation SendPurchaseOrder($commandId: UUID!, $purchaseOrderId: UUID!, $byMail: Boolean) {
    sendPurchaseOrder(commandId: $commandId, purchaseOrderId: $purchaseOrderId, byMail: $byMail) {
      __typename
      ... on PurchaseOrder { id state version amendment isChangedSinceSent }
      ... on IllegalPurchaseStep { code message state }
      ... on SupplierRetired { code message }
      ... on NoAddress { code message }
    }
  }
`);

type Props = {
  orderId: string;
  version: number;
  /** Where the supplier gets mail; null when nobody knows. */
  email: string | null;
  /** Whether the supplier has it as it is not any more. */
  isAmended: boolean;
  onDone: () => void;
};

/** Sends an order to its supplier by mail, or notes that they have it by another way; also again, once it was changed. */
export function SendOrder({ orderId, version, email, isAmended, onDone }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SendPurchaseOrderDocument);
  const send = async (byMail: boolean) => {
    setRefusal(null);
    const said = { purchaseOrderId: orderId, byMail };
    const answer = (await run({ commandId: commandId({ ...said, version }), ...said }))?.sendPurchaseOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseOrder':
        toast.done(byMail ? `The letter to ${email} is on its way.` : 'Noted as sent.');
        return onDone();
      case 'IllegalPurchaseStep':
      case 'SupplierRetired':
      case 'NoAddress':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      {email === null ? null : (
        <Button loading={busy} leftSection={<IconMail size={18} aria-hidden />} onClick={() => void send(true)}>
          {isAmended ? 'Send the amendment' : 'Send to the supplier'}
        </Button>
      )}
      <Button variant={email === null ? 'filled' : 'default'} loading={busy} onClick={() => void send(false)}>
        {isAmended ? 'Mark the amendment as sent' : 'Mark as sent'}
      </Button>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </>
  );
}
