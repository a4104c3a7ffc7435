import { never, useCommandId } from '@college-kiosk/client';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { DrawerChoice, useOpenDrawers } from '../../shell/DrawerChoice.tsx';
import { SayWhy } from '../../shell/SayWhy.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';

const ReverseSupplierPaymentDocument = graphql(`
  mutation ReverseSupplierPayment($input: ReverseSupplierPaymentInput!) {
    reverseSupplierPayment(input: $input) {
      __typename
      ... on SupplierPayment { id state }
      ... on IllegalPaymentStep { code message state }
      ... on AnotherPersonNeeded { code message }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on DayBefore { code message notBefore }
      ... on NotToday { code message today }
      ... on DrawerNotOpen { code message }
      ... on DrawerSessionOver { code message }
      ... on NotAtThisDrawer { code message }
      ... on DrawerShort { code message }
    }
  }
`);
type Props = { paymentId: string; from: string; isCash: boolean; outletId: string; onDone: () => void };

/** Turns a payment round that did not arrive or came back; of cash, into the drawer that it came back to. */
export function ReversePayment({ paymentId, from, isCash, outletId, onDone }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const [day, setDay] = useState(today);
  const [drawer, setDrawer] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReverseSupplierPaymentDocument);
  const sessions = useOpenDrawers(outletId, isCash);
  const reverse = async (reason: string) => {
    setRefusal(null);
    const sessionId = isCash ? drawer || null : null;
    const said = { paymentId, day: isCash ? today : day, reason, sessionId };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.reverseSupplierPayment;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'SupplierPayment':
        onDone();
        return true;
      case 'IllegalPaymentStep':
      case 'AnotherPersonNeeded':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'DayBefore':
      case 'NotToday':
      case 'DrawerNotOpen':
      case 'DrawerSessionOver':
      case 'NotAtThisDrawer':
      case 'DrawerShort':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return (
    <SayWhy ends act="Turn it round" ask="Why it is turned round" {...{ busy, refusal, problem }} onSay={reverse}>
      {isCash ? (
        <DrawerChoice label="Came back into" value={drawer} sessions={sessions} onChange={setDrawer} />
      ) : (
        <TextInput
          type="date"
          label="On"
          value={day}
          min={from}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      )}
    </SayWhy>
  );
}
