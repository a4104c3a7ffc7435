import { useQuery } from '@apollo/client/react';
import { never, useCommandId } from '@college-kiosk/client';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
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
const OpenDrawersDocument = graphql(`
  query OpenDrawers($outletId: UUID!) {
    drawers(outletId: $outletId) { __typename id name isHere goingOn { __typename id state } }
  }
`);

type Props = { paymentId: string; from: string; isCash: boolean; outletId: string; onDone: () => void };

/** Turns a payment round that did not arrive or came back; of cash, into the drawer that it came back to. */
export function ReversePayment({ paymentId, from, isCash, outletId, onDone }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const [says, setSays] = useState(false);
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState('');
  const [drawer, setDrawer] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReverseSupplierPaymentDocument);
  const { data } = useQuery(OpenDrawersDocument, { variables: { outletId }, skip: !says || !isCash });
  const sessions = (data?.drawers ?? []).flatMap(({ name, isHere, goingOn }) =>
    goingOn.filter(({ state }) => isHere && state === 'OPEN').map(({ id }) => ({ value: id, label: name })),
  );
  const reverse = async () => {
    setRefusal(null);
    const sessionId = isCash ? (drawer ?? sessions[0]?.value ?? null) : null;
    const said = { paymentId, day: isCash ? today : day, reason: reason.trim(), sessionId };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.reverseSupplierPayment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'SupplierPayment':
        setSays(false);
        return onDone();
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
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (!says) {
    return (
      <Button variant="subtle" color="steel" onClick={() => setSays(true)}>
        Turn it round
      </Button>
    );
  }
  return (
    <>
      {isCash ? (
        <NativeSelect
          label="Came back into"
          value={drawer ?? sessions[0]?.value ?? ''}
          data={sessions}
          onChange={(event) => setDrawer(event.currentTarget.value)}
        />
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
      <TextInput
        label="Why it is turned round"
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button color="chilli" disabled={reason.trim().length < 3} loading={busy} onClick={() => void reverse()}>
        Turn it round
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
