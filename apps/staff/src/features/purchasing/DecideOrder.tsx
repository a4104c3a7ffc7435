import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { PurchaseDecision } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const DecidePurchaseOrderDocument = graphql(`
  mutation DecidePurchaseOrder($input: DecidePurchaseOrderInput!) {
    decidePurchaseOrder(input: $input) {
      __typename
      ... on PurchaseOrder { id state version }
      ... on IllegalPurchaseStep { code message state }
      ... on ChangedMeanwhile { code message }
      ... on AnotherPersonNeeded { code message }
      ... on AboveYourLimit { code message limit amount }
      ... on FarBelowCost { code message stockItemId }
      ... on FarAboveCost { code message stockItemId }
    }
  }
`);

const done: Readonly<Record<PurchaseDecision, string>> = {
  APPROVE: 'Approved.',
  RETURN: 'Returned to whoever wrote it.',
  REJECT: 'Rejected.',
};

type Props = {
  orderId: string;
  version: number;
  /** The price of something in it is an odd one: a yes says why too. */
  isOdd: boolean;
  onDone: () => void;
};

/** A yes, a no, or back to whoever wrote it: all but a yes to usual prices says why. */
export function DecideOrder({ orderId, version, isOdd, onDone }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [says, setSays] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(DecidePurchaseOrderDocument);
  const decide = async (decision: PurchaseDecision) => {
    setRefusal(null);
    const said = { purchaseOrderId: orderId, version, decision, reason: reason.trim() || null };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decidePurchaseOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseOrder':
        toast.done(done[decision]);
        return onDone();
      case 'AboveYourLimit':
        return setRefusal(
          `${answer.message} It is judged as ${formatMoney(answer.amount)}; your limit is ${formatMoney(answer.limit)}.`,
        );
      case 'FarBelowCost':
      case 'FarAboveCost':
      case 'IllegalPurchaseStep':
      case 'ChangedMeanwhile':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      {says ? (
        <>
          <TextInput
            label="Why not"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={reason.trim() === ''}
            loading={busy}
            onClick={() => void decide('RETURN')}
          >
            Return it
          </Button>
          <Button color="chilli" disabled={reason.trim() === ''} loading={busy} onClick={() => void decide('REJECT')}>
            Reject it
          </Button>
          <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
            Back
          </Button>
        </>
      ) : (
        <>
          {isOdd ? (
            <TextInput
              label="Why the price is right"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
          <Button loading={busy} disabled={isOdd && reason.trim() === ''} onClick={() => void decide('APPROVE')}>
            Approve
          </Button>
          <Button variant="default" onClick={() => setSays(true)}>
            Return or reject
          </Button>
        </>
      )}
      {refusal ? <Notice>{refusal}</Notice> : null}
    </>
  );
}
