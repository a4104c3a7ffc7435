import { useQuery } from '@apollo/client/react';
import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ExpensePaymentMethod } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';
import { methodWords } from './claim-words.ts';

const PayableFromDocument = graphql(`
  query PayableFrom($outletId: UUID!) {
    drawers(outletId: $outletId) { __typename id name isHere goingOn { __typename id state } }
  }
`);
const PrepareExpensePaymentDocument = graphql(`
  mutation PrepareExpensePayment($input: PrepareExpensePaymentInput!) {
    prepareExpensePayment(input: $input) {
      __typename
      ... on ExpenseClaim { id state }
      ... on IllegalClaimStep { code message state }
      ... on AnotherPersonNeeded { code message }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on DrawerSessionOver { code message }
      ... on DrawerShort { code message }
      ... on BeingPaid { code message }
      ... on ReferenceUsed { code message }
      ... on DayBefore { code message notBefore }
      ... on NotToday { code message today }
      ... on NotAtThisDrawer { code message }
    }
  }
`);

/** Rules §2.4: what is paid in cash to one person on a day beyond this is no deductible expense any more. Paise. */
const CASH_WITHOUT_WARNING = 1_000_000;

type Props = { claimId: string; total: number; outletId: string; onDone: () => void };

/** How all of a claim is paid: from the bank with its reference, from the safe, or out of a drawer that is open here. */
export function PayClaim({ claimId, total, outletId, onDone }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const [method, setMethod] = useState<ExpensePaymentMethod>('BANK_TRANSFER');
  const [reference, setReference] = useState('');
  const [drawer, setDrawer] = useState<string | null>(null);
  const [day, setDay] = useState(today);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { data } = useQuery(PayableFromDocument, { variables: { outletId }, fetchPolicy: 'network-only' });
  const { run, busy, problem } = useRun(PrepareExpensePaymentDocument);
  const sessions = (data?.drawers ?? []).flatMap(({ name, isHere, goingOn }) =>
    goingOn.filter(({ state }) => isHere && state === 'OPEN').map(({ id }) => ({ value: id, label: name })),
  );
  const isCash = method === 'PETTY_CASH' || method === 'DRAWER';
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const sessionId = method === 'DRAWER' ? (drawer ?? sessions[0]?.value ?? null) : null;
    const said = { claimId, method, reference: reference.trim() || null, sessionId, day: sessionId ? today : day };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.prepareExpensePayment;
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
      case 'BeingPaid':
      case 'ReferenceUsed':
      case 'DayBefore':
      case 'NotToday':
      case 'NotAtThisDrawer':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="fc-actions" onSubmit={(event) => void pay(event)}>
      <NativeSelect
        label="Paid by"
        value={method}
        data={Object.entries(methodWords)
          .filter(([value]) => value !== 'DRAWER' || sessions.length > 0)
          .map(([value, label]) => ({ value, label }))}
        onChange={(event) => setMethod(event.currentTarget.value as ExpensePaymentMethod)}
      />
      {method === 'DRAWER' ? (
        <NativeSelect
          label="Drawer"
          value={drawer ?? sessions[0]?.value ?? ''}
          data={sessions}
          onChange={(event) => setDrawer(event.currentTarget.value)}
        />
      ) : (
        <>
          <TextInput
            label={
              isCash ? 'Reference, if there is one' : method === 'CHEQUE' ? 'Number of the cheque' : 'UTR or reference'
            }
            maxLength={40}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="Dated"
            value={day}
            max={today}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" disabled={!isCash && reference.trim() === ''} loading={busy}>
        Pay {formatMoney(total)}
      </Button>
      {isCash && total > CASH_WITHOUT_WARNING ? (
        <Notice tone="soon">
          More than {formatMoney(CASH_WITHOUT_WARNING)} a day in cash to one person may not count for income tax.
        </Notice>
      ) : null}
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}
