import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { BeyondLimit } from '../../shell/BeyondLimit.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const CancelOrderDocument = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on Order { id ...CounterOrder }
      ... on CannotCancelNow { code message state }
      ... on RefundBeyondLimit { code message amount limit roles }
      ... on DrawerNotOpen { code message }
      ... on DrawerShort { code message }
    }
  }
`);

const reasons = {
  before: ['Guest changed their mind', 'Ordered twice', 'Something has run out', 'Guest did not pay'],
  begun: ['Cooked wrong', 'Took too long', 'Guest changed their mind', 'Ordered twice'],
};

type Props = {
  orderId: string;
  token: string;
  /** Whether money goes back by it. */
  refunds: boolean;
  paid: boolean;
  /** Whether the kitchen has begun: its food is waste then. */
  begun: boolean;
  onDone: () => void;
};

export function CancelOrder({ orderId, token, refunds, paid, begun, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(CancelOrderDocument);
  const toast = useToast();
  const cancel = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({ input: { commandId: newId(), orderId, reason: reason.trim() } });
    const answer = data?.cancelOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        toast.done(refunds ? `${token} is cancelled. Its money goes back.` : `${token} is cancelled.`);
        return onDone();
      case 'CannotCancelNow':
      case 'DrawerNotOpen':
      case 'DrawerShort':
        return setRefusal(<Notice>{answer.message}</Notice>);
      case 'RefundBeyondLimit':
        return setRefusal(<BeyondLimit {...answer} />);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button variant="outline" color="chilli" onClick={() => setOpen(true)}>
        Cancel order
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} centered title={`Cancel ${token}`}>
        <form className="ct-cancel" onSubmit={cancel}>
          <p>
            {begun
              ? 'The kitchen has begun with it, and is told. What was cooked becomes waste.'
              : 'Its food is not cooked, and what was set aside for it is free again.'}{' '}
            {refunds
              ? 'What was paid, and is not given back yet, goes back the way it was paid, with a credit note.'
              : paid
                ? 'What was paid is not given back.'
                : 'Nothing was paid.'}
          </p>
          <div className="ct-reasons">
            {reasons[begun ? 'begun' : 'before'].map((one) => (
              <Button key={one} variant={one === reason ? 'light' : 'default'} onClick={() => setReason(one)}>
                {one}
              </Button>
            ))}
          </div>
          <TextInput
            label="Reason"
            required
            withAsterisk={false}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refusal}
          <Button type="submit" color="chilli" size="md" fullWidth disabled={reason.trim() === ''} loading={busy}>
            {refunds ? 'Cancel and refund' : 'Cancel this order'}
          </Button>
        </form>
      </Modal>
    </>
  );
}
