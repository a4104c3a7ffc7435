import { never, useCommandId } from '@college-kiosk/client';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { DrawerChoice, useOpenDrawers } from '../../shell/DrawerChoice.tsx';
import { SayWhy } from '../../shell/SayWhy.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';

const ReverseExpensePaymentDocument = graphql(`
  mutation ReverseExpensePayment($input: ReverseExpensePaymentInput!) {
    reverseExpensePayment(input: $input) {
      __typename
      ... on ExpenseClaim { id state }
      ... on IllegalExpensePaymentStep { code message paymentState }
      ... on AnotherPersonNeeded { code message }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on DayBefore { code message notBefore }
      ... on NotToday { code message today }
      ... on DrawerNotOpen { code message }
      ... on DrawerSessionOver { code message }
      ... on NotAtThisDrawer { code message }
    }
  }
`);

type Props = { paymentId: string; from: string; isOfDrawer: boolean; outletId: string; onDone: () => void };

/** Turns a payment round that did not arrive or came back, cash of a drawer into one that is open: the claim is owed again. */
export function ReverseClaimPayment({ paymentId, from, isOfDrawer, outletId, onDone }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const [day, setDay] = useState(today);
  const [drawer, setDrawer] = useState('');
  const sessions = useOpenDrawers(outletId, isOfDrawer);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReverseExpensePaymentDocument);
  const reverse = async (reason: string) => {
    setRefusal(null);
    const sessionId = isOfDrawer ? drawer || null : null;
    const said = { paymentId, day: isOfDrawer ? today : day, reason, sessionId };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.reverseExpensePayment;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'ExpenseClaim':
        onDone();
        return true;
      case 'IllegalExpensePaymentStep':
      case 'AnotherPersonNeeded':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'DayBefore':
      case 'NotToday':
      case 'DrawerNotOpen':
      case 'DrawerSessionOver':
      case 'NotAtThisDrawer':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return (
    <SayWhy
      ends
      act="Turn the payment round"
      ask="Why it is turned round"
      {...{ busy, refusal, problem }}
      onSay={reverse}
    >
      {isOfDrawer ? (
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
