import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { Tender } from '../../gql/graphql.ts';
import { BeyondLimit } from '../../shell/BeyondLimit.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const PayOwedRefundDocument = graphql(`
  mutation PayOwedRefund($input: PayOwedRefundInput!) {
    payOwedRefund(input: $input) {
      __typename
      ... on Order { id paymentStatus }
      ... on NothingOwed { code message }
      ... on RefundBeyondLimit { code message amount limit roles }
      ... on DrawerNotOpen { code message }
      ... on DrawerShort { code message }
    }
  }
`);

type Props = { payment: { id: string; owed: number; stray?: string | null }; may: boolean; onDone: () => void };

/** That something of a payment is owed to the guest, and the two ways to pay it out. */
export function PayOwed({ payment, may, onDone }: Props) {
  const [by, setBy] = useState<Tender | null>(null);
  const sum = formatMoney(payment.owed);
  return (
    <Notice tone="bad">
      <p className="or-owed">
        <strong>{sum} is owed to the guest.</strong>{' '}
        {payment.stray ? 'The order could not take this money.' : 'The provider did not pay the refund out.'}
      </p>
      {!may ? null : by ? (
        <Reason {...{ payment, by, onDone }} onBack={() => setBy(null)} />
      ) : (
        <div className="or-owed-ways">
          <Button onClick={() => setBy('UPI')}>Ask the provider again</Button>
          <Button variant="default" onClick={() => setBy('CASH')}>
            Pay out in cash
          </Button>
        </div>
      )}
    </Notice>
  );
}

function Reason({ payment, by, onDone, onBack }: Omit<Props, 'may'> & { by: Tender; onBack: () => void }) {
  const idOf = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(PayOwedRefundDocument);
  const toast = useToast();
  const pay = async () => {
    setRefusal(null);
    const said = { paymentId: payment.id, by, reason: reason.trim() };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.payOwedRefund;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        toast.done(by === 'CASH' ? `Give ${formatMoney(payment.owed)} to the guest.` : 'The provider is asked again.');
        return onDone();
      case 'NothingOwed':
        setRefusal(<Notice>{answer.message}</Notice>);
        return onDone();
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
    <div className="or-refund">
      <TextInput
        label={by === 'CASH' ? 'Why in cash, out of your open drawer' : 'Why it is asked for again'}
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal}
      <div className="or-owed-ways">
        <Button disabled={reason.trim() === ''} loading={busy} onClick={() => void pay()}>
          {by === 'CASH' ? `Pay out ${formatMoney(payment.owed)}` : 'Ask for it'}
        </Button>
        <Button variant="subtle" color="steel" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}
