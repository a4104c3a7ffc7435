import { never, useCommandId } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { SayWhy } from '../../shell/SayWhy.tsx';
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
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(CancelSupplierPaymentDocument);
  const cancel = async (reason: string) => {
    setRefusal(null);
    const said = { paymentId, reason };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.cancelSupplierPayment;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'SupplierPayment':
        onDone();
        return true;
      case 'IllegalPaymentStep':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return <SayWhy main ends act="Give it up" ask="Why it is given up" {...{ busy, refusal, problem }} onSay={cancel} />;
}
