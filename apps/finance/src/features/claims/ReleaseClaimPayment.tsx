import { never, useCommandId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const ReleaseExpensePaymentDocument = graphql(`
  mutation ReleaseExpensePayment($commandId: UUID!, $paymentId: UUID!) {
    releaseExpensePayment(commandId: $commandId, paymentId: $paymentId) {
      __typename
      ... on ExpenseClaim { id state }
      ... on IllegalClaimStep { code message state }
      ... on AnotherPersonNeeded { code message }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on DrawerSessionOver { code message }
      ... on DrawerShort { code message }
      ... on MuchCash { code message amount limit }
      ... on IllegalExpensePaymentStep { code message paymentState }
    }
  }
`);

/** Lets a payment go that somebody else prepared. */
export function ReleaseClaimPayment({ paymentId, onDone }: { paymentId: string; onDone: () => void }) {
  const idOf = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReleaseExpensePaymentDocument);
  const release = async () => {
    setRefusal(null);
    const said = { paymentId };
    const answer = (await run({ commandId: idOf(said), ...said }))?.releaseExpensePayment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseClaim':
        return onDone();
      case 'IllegalClaimStep':
      case 'AnotherPersonNeeded':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'DrawerSessionOver':
      case 'DrawerShort':
      case 'MuchCash':
      case 'IllegalExpensePaymentStep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void release()}>
        Release the payment
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
