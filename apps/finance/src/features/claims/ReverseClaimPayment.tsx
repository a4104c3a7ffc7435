import { never, useCommandId } from '@college-kiosk/client';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
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
    }
  }
`);

type Props = { paymentId: string; from: string; onDone: () => void };

/** Turns a payment round that did not arrive or came back: the claim is owed again. */
export function ReverseClaimPayment({ paymentId, from, onDone }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const [day, setDay] = useState(today);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReverseExpensePaymentDocument);
  const reverse = async (reason: string) => {
    setRefusal(null);
    const said = { paymentId, day, reason };
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
      <TextInput
        type="date"
        label="On"
        value={day}
        min={from}
        max={today}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </SayWhy>
  );
}
