import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const CancelPurchaseOrderDocument = graphql(`
  mutation CancelPurchaseOrder($input: EndPurchaseOrderInput!) {
    cancelPurchaseOrder(input: $input) {
      __typename
      ... on PurchaseOrder { id state version }
      ... on IllegalPurchaseStep { code message state }
    }
  }
`);
const ClosePurchaseOrderDocument = graphql(`
  mutation ClosePurchaseOrder($input: EndPurchaseOrderInput!) {
    closePurchaseOrder(input: $input) {
      __typename
      ... on PurchaseOrder { id state version }
      ... on IllegalPurchaseStep { code message state }
    }
  }
`);

const words = {
  cancel: { ask: 'Why it is cancelled', press: 'Cancel the order', done: 'The order is cancelled.' },
  close: { ask: 'What is to be said with it', press: 'Close the order', done: 'The order is closed.' },
  closeShort: { ask: 'Why no more is waited for', press: 'Close it short', done: 'The order is closed short.' },
} as const;

type Props = { orderId: string; end: keyof typeof words; onDone: () => void; onLeave: () => void };

/** Ends an order, and says why. */
export function EndOrder({ orderId, end, onDone, onLeave }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [cancel, cancels] = useRun(CancelPurchaseOrderDocument);
  const [close, closes] = useRun(ClosePurchaseOrderDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const said = { purchaseOrderId: orderId, reason: reason.trim() };
    const input = { commandId: commandId({ ...said, end }), ...said };
    const answer =
      end === 'cancel' ? (await cancel({ input }))?.cancelPurchaseOrder : (await close({ input }))?.closePurchaseOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseOrder':
        toast.done(words[end].done);
        return onDone();
      case 'IllegalPurchaseStep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="pu-actions" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={words[end].ask}
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" color="chilli" disabled={reason.trim() === ''} loading={cancels || closes}>
        {words[end].press}
      </Button>
      <Button variant="subtle" color="steel" onClick={onLeave}>
        Back
      </Button>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </form>
  );
}
