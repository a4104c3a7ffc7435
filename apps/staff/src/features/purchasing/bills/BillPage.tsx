import '../purchasing.css';
import { useQuery } from '@apollo/client/react';
import {
  EmptyState,
  formatDay,
  formatTime,
  LoadingShape,
  MoneyText,
  Notice,
  PageHeader,
  StatusPill,
} from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { TimelineButton } from '../../../shell/TimelineButton.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { PrintDebitNote } from '../PrintDebitNote.tsx';
import { BillLines } from './BillLines.tsx';
import { billWords, totalSaid } from './bill-words.ts';
import { DecideBill } from './DecideBill.tsx';

const SupplierBillDocument = graphql(`
  query SupplierBill($outletId: UUID!, $id: UUID!) {
    supplierBill(outletId: $outletId, id: $id) {
      __typename
      id
      number
      billDate
      total
      taxable
      tax
      totalIsOff
      dateIsOld
      state
      dueOn
      enteredAt
      enteredByLabel
      decidedAt
      decidedByLabel
      reason
      supplier { __typename id name }
      debitNotes { __typename id number taxable tax reason issuedOn }
      ...SupplierBillLines
    }
  }
`);

/** Somebody else may decide meanwhile. */
const POLL_MS = 15_000;

/** One bill: what it asks for, where it differs, and what was decided. */
export function BillPage() {
  const { outlet, organisation, may } = useSigned();
  const { billId } = useParams({ from: '/signed/purchasing/bills/$billId' });
  const { data, error, refetch } = useQuery(SupplierBillDocument, {
    variables: { outletId: outlet.id, id: billId },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The bill" />;
  const bill = data.supplierBill;
  if (!bill) return <EmptyState kind="filtered" title="There is no such bill here" />;
  const { label, tone } = billWords[bill.state];
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const off = totalSaid(bill);
  return (
    <div className="pu-order">
      <PageHeader
        title={`Bill ${bill.number}`}
        status={<StatusPill tone={tone}>{label}</StatusPill>}
        lead={
          <>
            <Link to="/suppliers/$supplierId" params={{ supplierId: bill.supplier.id }}>
              {bill.supplier.name}
            </Link>
            , {formatDay(bill.billDate, 'UTC')}, <MoneyText value={bill.total} paise />
            {bill.dueOn ? `, due ${formatDay(bill.dueOn, 'UTC')}` : ''}
          </>
        }
        actions={
          <>
            <TimelineButton entity="supplier_bill" id={bill.id} name="this bill" />
            <Button variant="default" renderRoot={(props) => <Link to="/purchasing/bills" {...props} />}>
              All bills
            </Button>
          </>
        }
      />
      <BillLines bill={bill} />
      <p className="pu-note">
        <MoneyText value={bill.taxable} paise /> without tax and <MoneyText value={bill.tax} paise /> of tax come to{' '}
        <MoneyText value={bill.taxable + bill.tax} paise />.
      </p>
      {off ? <Notice>{off}</Notice> : null}
      {bill.dateIsOld ? (
        <Notice>It is dated more than half a year before it was entered: look whether the year is right.</Notice>
      ) : null}
      {bill.state === 'HELD' && may('bill:decide') ? (
        <DecideBill billId={bill.id} onDone={() => void refetch()} />
      ) : null}
      {bill.state === 'HELD' && !may('bill:decide') ? (
        <Notice tone="soon">It is owed by nobody until somebody who may decides on it.</Notice>
      ) : null}
      {bill.debitNotes.map((note) => (
        <Notice key={note.id} tone="good">
          Debit note {note.number} of {formatDay(note.issuedOn, 'UTC')} asks{' '}
          <MoneyText value={note.taxable + note.tax} paise /> back: {note.reason}{' '}
          <PrintDebitNote noteId={note.id} number={note.number} />
        </Notice>
      ))}
      <section className="pu-story" aria-label="What happened">
        <h2>What happened</h2>
        <ol>
          <li>
            <span>
              <strong>Entered</strong> by {bill.enteredByLabel}
            </span>
            <time>{moment(bill.enteredAt)}</time>
          </li>
          {bill.decidedAt ? (
            <li>
              <span>
                <strong>{label}</strong> by {bill.decidedByLabel}: {bill.reason}
              </span>
              <time>{moment(bill.decidedAt)}</time>
            </li>
          ) : null}
        </ol>
      </section>
    </div>
  );
}
