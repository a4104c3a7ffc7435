import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const CancelSupplierPaymentDocument = graphql(`
  mutation CancelSupplierPayment($input: CancelSupplierPaymentInput!) {
    cancelSupplierPayment(input: $input) {
      __typename
      ... on SupplierPayment { id state }
      ... on IllegalPaymentStep { code message state }
    }
  }
`);

/** Gives up a payment that was not released; its bills can be paid by another. */
export function CancelPayment({ paymentId, onDone }: { paymentId: string; onDone: () => void }) {
  const idOf = useCommandId();
  const [says, setSays] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(CancelSupplierPaymentDocument);
  const cancel = async () => {
    setRefusal(null);
    const said = { paymentId, reason: reason.trim() };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.cancelSupplierPayment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'SupplierPayment':
        return onDone();
      case 'IllegalPaymentStep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (!says) {
    return (
      <Button variant="default" onClick={() => setSays(true)}>
        Give it up
      </Button>
    );
  }
  return (
    <>
      <TextInput
        label="Why it is given up"
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button color="chilli" disabled={reason.trim().length < 3} loading={busy} onClick={() => void cancel()}>
        Give it up
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
