import './payables.css';
import { useQuery } from '@apollo/client/react';
import { never, useCommandId } from '@college-kiosk/client';
import { EmptyState, LoadingShape, MoneyText, Notice, PageHeader, scaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { PaySheetQuery, SupplierPaymentMethod } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';
import { PaySheet, type Typed } from './PaySheet.tsx';
import { methodWords } from './payment-words.ts';
import { freeOf } from './sheet.ts';

const PaySheetDocument = graphql(`
  query PaySheet($outletId: UUID!, $supplierId: UUID!) {
    supplier(id: $supplierId) { __typename id name }
    openPayables(outletId: $outletId, supplierId: $supplierId) {
      __typename
      id
      kind
      number
      documentDate
      dueOn
      open
      waiting
    }
    drawers(outletId: $outletId) {
      __typename
      id
      name
      isHere
      goingOn { __typename id state }
    }
  }
`);

const PrepareSupplierPaymentDocument = graphql(`
  mutation PrepareSupplierPayment($input: PrepareSupplierPaymentInput!) {
    prepareSupplierPayment(input: $input) {
      __typename
      ... on SupplierPayment { id state }
      ... on BillNotPayable { code message billId }
      ... on BillBookedLater { code message bookedOn }
      ... on AboveOpen { code message billId open waiting }
      ... on AbovePayment { code message allocated }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on ReferenceUsed { code message }
      ... on NotToday { code message today }
      ... on DrawerSessionOver { code message }
      ... on DrawerShort { code message }
      ... on NotAtThisDrawer { code message }
    }
  }
`);

/** Bills are ticked, with what is paid of each; what is paid beyond them is an advance. */
export function PayPage() {
  const { supplierId } = useParams({ from: '/payables/$supplierId/pay' });
  const search = useSearch({ from: '/payables/$supplierId/pay' });
  const { viewer } = useSigned();
  const outletId = viewer.outlets.find(({ id }) => id === search.outlet)?.id ?? viewer.outlets[0]?.id ?? '';
  const { data, error, refetch } = useQuery(PaySheetDocument, {
    variables: { outletId, supplierId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" count={6} label="What is open" />;
  if (!data.supplier) {
    return (
      <EmptyState kind="filtered" title="There is no such supplier">
        <Link to="/payables">Payables</Link>
      </EmptyState>
    );
  }
  return (
    <div className="fn-page fp-page">
      <PageHeader
        title={`Pay ${data.supplier.name}`}
        lead="Tick what is paid. Small payments go at once; the rest waits for another person."
        actions={
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/payables/$supplierId" params={{ supplierId }} search={{ outlet: outletId }} {...props} />
            )}
          >
            Back
          </Button>
        }
      />
      <PayForm sheet={data} outletId={outletId} supplierId={supplierId} />
    </div>
  );
}

type Props = { sheet: PaySheetQuery; outletId: string; supplierId: string };

function PayForm({ sheet, outletId, supplierId }: Props) {
  const { today } = useSigned();
  const navigate = useNavigate();
  const idOf = useCommandId();
  const bills = sheet.openPayables.filter(({ kind }) => kind === 'BILL');
  const sessions = sheet.drawers.flatMap(({ name, isHere, goingOn }) =>
    goingOn.filter(({ state }) => isHere && state === 'OPEN').map(({ id }) => ({ value: id, label: name })),
  );
  const [typed, setTyped] = useState<Typed>({});
  const [beyond, setBeyond] = useState('');
  const [method, setMethod] = useState<SupplierPaymentMethod>('BANK_TRANSFER');
  const [reference, setReference] = useState('');
  const [sessionId, setSessionId] = useState(sessions[0]?.value ?? '');
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(PrepareSupplierPaymentDocument);
  const advance = beyond.trim() === '' ? 0 : scaled(beyond, 2);
  const lines = bills.flatMap(({ id }) =>
    typed[id] === undefined ? [] : [{ billId: id, amount: scaled(typed[id], 2) }],
  );
  const onBills = lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const isReadable = advance !== null && advance >= 0 && lines.every(({ amount }) => amount !== null && amount > 0);
  const amount = onBills + (advance ?? 0);
  const isCash = method === 'PETTY_CASH' || method === 'DRAWER';
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const said = {
      ...{ outletId, supplierId, method, day, amount, note: note.trim() || null },
      ...{ reference: reference.trim() || null, sessionId: method === 'DRAWER' ? sessionId : null },
      bills: lines.map((line) => ({ ...line, amount: line.amount ?? 0 })),
    };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.prepareSupplierPayment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'SupplierPayment':
        return void navigate({ to: '/payments/$paymentId', params: { paymentId: answer.id } });
      case 'BillNotPayable':
      case 'BillBookedLater':
      case 'AboveOpen':
      case 'AbovePayment':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'ReferenceUsed':
      case 'NotToday':
      case 'DrawerSessionOver':
      case 'DrawerShort':
      case 'NotAtThisDrawer':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="fp-form" onSubmit={pay}>
      {bills.length === 0 ? (
        <Notice tone="soon">No bill of theirs is open here: what you pay now is an advance.</Notice>
      ) : (
        <PaySheet bills={bills} typed={typed} onType={setTyped} />
      )}
      <div className="fp-fields">
        <TextInput
          label="In advance, beyond the bills"
          leftSection="₹"
          inputMode="decimal"
          placeholder="0"
          value={beyond}
          error={advance === null ? 'Rupees, like 200 or 124.50' : undefined}
          onChange={(event) => setBeyond(event.currentTarget.value)}
        />
        <NativeSelect
          label="How"
          value={method}
          data={Object.entries(methodWords)
            .filter(([value]) => value !== 'DRAWER' || sessions.length > 0)
            .map(([value, label]) => ({ value, label }))}
          onChange={(event) => setMethod(event.currentTarget.value as SupplierPaymentMethod)}
        />
        {method === 'DRAWER' ? (
          <NativeSelect
            label="Drawer"
            value={sessionId}
            data={sessions}
            onChange={(event) => setSessionId(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={
              isCash ? 'Reference, if there is one' : method === 'CHEQUE' ? 'Number of the cheque' : 'UTR or reference'
            }
            required={!isCash}
            maxLength={40}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        )}
        <TextInput
          type="date"
          label="Dated"
          value={method === 'DRAWER' ? today : day}
          max={today}
          disabled={method === 'DRAWER'}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput label="Note" maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </div>
      <dl className="fp-sums">
        <dt>For bills</dt>
        <dd>
          <MoneyText value={onBills} paise />
        </dd>
        <dt>In advance</dt>
        <dd>
          <MoneyText value={advance ?? 0} paise />
        </dd>
        <dt data-strong>To pay</dt>
        <dd data-strong>
          <MoneyText value={amount} paise />
        </dd>
        <dt>Open after it</dt>
        <dd>
          <MoneyText value={bills.reduce((sum, bill) => sum + freeOf(bill), 0) - onBills} paise />
        </dd>
      </dl>
      <div className="fp-actions">
        <Button
          type="submit"
          disabled={!isReadable || amount === 0 || (!isCash && reference.trim() === '')}
          loading={busy}
        >
          Prepare the payment
        </Button>
        <Answer refusal={refusal} problem={problem} />
      </div>
    </form>
  );
}
