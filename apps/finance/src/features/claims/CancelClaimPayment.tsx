import { never, useCommandId } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { SayWhy } from '../../shell/SayWhy.tsx';
import { useRun } from '../../shell/use-run.ts';

const CancelExpensePaymentDocument = graphql(`
  mutation CancelExpensePayment($input: CancelExpensePaymentInput!) {
    cancelExpensePayment(input: $input) {
      __typename
      ... on ExpenseClaim { id state }
      ... on IllegalExpensePaymentStep { code message paymentState }
    }
  }
`);

/** Gives up a payment that was not released; the claim waits for another. */
export function CancelClaimPayment({ paymentId, onDone }: { paymentId: string; onDone: () => void }) {
  const idOf = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(CancelExpensePaymentDocument);
  const cancel = async (reason: string) => {
    setRefusal(null);
    const said = { paymentId, reason };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.cancelExpensePayment;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'ExpenseClaim':
        onDone();
        return true;
      case 'IllegalExpensePaymentStep':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return (
    <SayWhy
      main
      ends
      act="Give the payment up"
      ask="Why it is given up"
      {...{ busy, refusal, problem }}
      onSay={cancel}
    />
  );
}
