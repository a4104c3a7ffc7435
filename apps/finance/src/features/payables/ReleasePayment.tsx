import { never, useCommandId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const ReleaseSupplierPaymentDocument = graphql(`
  mutation ReleaseSupplierPayment($commandId: UUID!, $paymentId: UUID!) {
    releaseSupplierPayment(commandId: $commandId, paymentId: $paymentId) {
      __typename
      ... on SupplierPayment { id state }
      ... on BillNotPayable { code message billId }
      ... on BillBookedLater { code message bookedOn }
      ... on AboveOpen { code message billId open waiting }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on DrawerSessionOver { code message }
      ... on DrawerShort { code message }
      ... on IllegalPaymentStep { code message state }
      ... on AnotherPersonNeeded { code message }
      ... on AboveYourLimit { code message limit amount }
    }
  }
`);

/** Lets a payment go that somebody else prepared. */
export function ReleasePayment({ paymentId, onDone }: { paymentId: string; onDone: () => void }) {
  const idOf = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReleaseSupplierPaymentDocument);
  const release = async () => {
    setRefusal(null);
    const said = { paymentId };
    const answer = (await run({ commandId: idOf(said), ...said }))?.releaseSupplierPayment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'SupplierPayment':
        return onDone();
      case 'BillNotPayable':
      case 'BillBookedLater':
      case 'AboveOpen':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'DrawerSessionOver':
      case 'DrawerShort':
      case 'IllegalPaymentStep':
      case 'AnotherPersonNeeded':
      case 'AboveYourLimit':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void release()}>
        Release
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
