import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { LineBackInput } from '../../gql/graphql.ts';
import { BeyondLimit } from '../../shell/BeyondLimit.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const RefundLinesDocument = graphql(`
  mutation RefundLines($input: RefundLinesInput!) {
    refundLines(input: $input) {
      __typename
      ... on Order { id paymentStatus }
      ... on CannotRefundNow { code message }
      ... on LinesNotLeft { code message }
      ... on RefundBeyondLimit { code message amount limit roles }
      ... on DrawerNotOpen { code message }
      ... on DrawerShort { code message }
    }
  }
`);

const reasons = ['Cooked wrong', 'Something has run out', 'Cold or late', 'Charged twice'];

type Props = {
  orderId: string;
  token: string;
  lines: LineBackInput[];
  ready: boolean;
  onDone: () => void;
  /** Somebody else gave back meanwhile: what is left is another now. */
  onLeft: () => void;
};

/** Why it goes back, and the last word. */
export function RefundForm({ orderId, token, lines, ready, onDone, onLeft }: Props) {
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(RefundLinesDocument);
  const toast = useToast();
  // One refund, however often it is sent: a lost answer is asked for again under the same id.
  const refund = useRef({ commandId: newId(), body: '' });
  const giveBack = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const body = JSON.stringify([lines, reason.trim()]);
    if (refund.current.body !== body) refund.current = { commandId: newId(), body };
    const { commandId } = refund.current;
    const answer = (await run({ input: { commandId, orderId, lines, reason: reason.trim() } }))?.refundLines;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        toast.done(`Part of ${token} is given back, with a credit note.`);
        return onDone();
      case 'LinesNotLeft':
        onLeft();
        return setRefusal(<Notice>{answer.message}</Notice>);
      case 'CannotRefundNow':
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
    <form className="or-refund" onSubmit={giveBack}>
      <div className="or-reasons">
        {reasons.map((one) => (
          <Button key={one} variant={one === reason ? 'light' : 'default'} onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <TextInput
        label="Reason"
        description="It stands on the credit note."
        required
        withAsterisk={false}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal}
      <Button type="submit" size="md" fullWidth disabled={!ready || reason.trim() === ''} loading={busy}>
        Give back
      </Button>
    </form>
  );
}
