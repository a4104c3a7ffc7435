import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ExpensePaymentMethod } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { DrawerChoice, useOpenDrawers } from '../../shell/DrawerChoice.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';
import { methodWords } from './claim-words.ts';

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
      ... on MuchCash { code message amount limit }
    }
  }
`);

type Props = { claimId: string; total: number; outletId: string; onDone: () => void };

/** How all of a claim is paid: from the bank with its reference, from the safe, or out of a drawer that is open here. */
export function PayClaim({ claimId, total, outletId, onDone }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const [method, setMethod] = useState<ExpensePaymentMethod | ''>('');
  const [reference, setReference] = useState('');
  const [drawer, setDrawer] = useState('');
  const [day, setDay] = useState(today);
  // Asked for once the server says that it is much.
  const [cashReason, setCashReason] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(PrepareExpensePaymentDocument);
  const sessions = useOpenDrawers(outletId);
  const isCash = method === 'PETTY_CASH' || method === 'DRAWER';
  const hasWhere = method === 'DRAWER' ? drawer !== '' : isCash || reference.trim() !== '';
  const isSaid = method !== '' && hasWhere && (cashReason === null || cashReason.trim().length >= 3);
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    if (method === '') return;
    setRefusal(null);
    const sessionId = method === 'DRAWER' ? drawer : null;
    const how = { method, reference: reference.trim() || null, sessionId, cashReason: cashReason?.trim() || null };
    const said = { claimId, ...how, day: sessionId ? today : day };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.prepareExpensePayment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseClaim':
        return onDone();
      case 'MuchCash':
        setCashReason('');
        return setRefusal(answer.message);
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
        data={[
          { value: '', label: 'Choose' },
          ...Object.entries(methodWords)
            .filter(([value]) => value !== 'DRAWER' || sessions.length > 0)
            .map(([value, label]) => ({ value, label })),
        ]}
        onChange={(event) => {
          setMethod(event.currentTarget.value as ExpensePaymentMethod | '');
          setCashReason(null);
          setRefusal(null);
        }}
      />
      {method === 'DRAWER' ? (
        <DrawerChoice label="Drawer" value={drawer} sessions={sessions} onChange={setDrawer} />
      ) : method === '' ? null : (
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
      {isCash && cashReason !== null ? (
        <TextInput
          label="Why in cash all the same"
          maxLength={200}
          autoFocus
          value={cashReason}
          onChange={(event) => setCashReason(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" disabled={!isSaid} loading={busy}>
        Pay {formatMoney(total)}
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}
