import './payables.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape, MoneyText, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { SupplierPaymentQuery } from '../../gql/graphql.ts';
import { EntryTable } from '../../shell/EntryTable.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { CancelPayment } from './CancelPayment.tsx';
import { PrintRemittance } from './PrintRemittance.tsx';
import { methodWords, stateWords } from './payment-words.ts';
import { ReleasePayment } from './ReleasePayment.tsx';
import { ReversePayment } from './ReversePayment.tsx';

const SupplierPaymentDocument = graphql(`
  query SupplierPayment($id: UUID!) {
    supplierPayment(id: $id) {
      __typename
      id
      number
      state
      method
      reference
      day
      amount
      advance
      note
      sessionId
      preparedAt
      preparedByLabel
      releasedAt
      releasedByLabel
      releasedByRule
      endedAt
      endedByLabel
      endReason
      outlet { __typename id name }
      supplier { __typename id name }
      lines { __typename amount bill { __typename id number billDate total } }
      settlements { __typename id amount settledOn undoneOn bill { __typename id number billDate total } }
      entries { __typename id number businessDate narration ...EntryTable }
    }
  }
`);

/** One payment: what it is for, who let it go, and what the books say of it. */
export function PaymentPage() {
  const { paymentId } = useParams({ from: '/payments/$paymentId' });
  const { data, error, refetch } = useQuery(SupplierPaymentDocument, {
    variables: { id: paymentId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The payment" />;
  const payment = data.supplierPayment;
  if (!payment) {
    return (
      <EmptyState kind="filtered" title="There is no such payment">
        <Link to="/payments">Payments</Link>
      </EmptyState>
    );
  }
  const { label, tone } = stateWords[payment.state];
  return (
    <div className="fn-page fp-page">
      <PageHeader
        title={`Payment ${payment.number}`}
        status={<StatusPill tone={tone}>{label}</StatusPill>}
        lead={`${methodWords[payment.method]}${payment.reference ? ` ${payment.reference}` : ''}, ${formatDay(payment.day, 'UTC')}, ${payment.outlet.name}`}
        actions={
          <>
            <Button variant="default" renderRoot={(props) => <Link to="/payments" {...props} />}>
              All payments
            </Button>
            {payment.state === 'RELEASED' ? <PrintRemittance paymentId={payment.id} /> : null}
          </>
        }
      />
      <Actions payment={payment} onDone={() => void refetch()} />
      <Bills payment={payment} />
      <Story payment={payment} />
      {payment.entries.map((entry) => (
        <section key={entry.id} aria-label={`Entry ${entry.number}`}>
          <h2>
            <Link
              to="/day-book"
              search={{ from: entry.businessDate, to: entry.businessDate, entry: entry.id }}
            >{`Entry ${entry.number.toLocaleString('en-IN')}`}</Link>
          </h2>
          <p className="fn-soft">{entry.narration}</p>
          <EntryTable entry={entry} />
        </section>
      ))}
    </div>
  );
}

type Payment = NonNullable<SupplierPaymentQuery['supplierPayment']>;

/** What can be done with it next. */
function Actions({ payment, onDone }: { payment: Payment; onDone: () => void }) {
  const { viewer } = useSigned();
  const { id, state, method, day, outlet } = payment;
  const may = (permission: string) => mayDo(viewer, permission, outlet.id);
  if (state === 'PREPARED') {
    return (
      <div className="fp-actions">
        {may('supplier:release') ? <ReleasePayment paymentId={id} onDone={onDone} /> : null}
        {may('supplier:pay') ? <CancelPayment paymentId={id} onDone={onDone} /> : null}
      </div>
    );
  }
  if (state !== 'RELEASED' || !may('supplier:release')) return null;
  return (
    <div className="fp-actions">
      <ReversePayment paymentId={id} from={day} isCash={method === 'DRAWER'} outletId={outlet.id} onDone={onDone} />
    </div>
  );
}

function Bills({ payment }: { payment: Payment }) {
  const isOut = payment.state === 'RELEASED' || payment.state === 'REVERSED';
  const rows = isOut
    ? payment.settlements.map(({ id, amount, bill, settledOn, undoneOn }) => ({
        id,
        amount,
        bill,
        settledOn,
        undoneOn,
      }))
    : payment.lines.map(({ amount, bill }) => ({ id: bill.id, amount, bill, settledOn: null, undoneOn: null }));
  const ahead = isOut ? payment.advance : payment.amount - rows.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <section aria-label="What it is for">
      <h2>
        For{' '}
        <Link
          to="/payables/$supplierId"
          params={{ supplierId: payment.supplier.id }}
          search={{ outlet: payment.outlet.id }}
        >
          {payment.supplier.name}
        </Link>
      </h2>
      <table className="fn-table">
        <thead>
          <tr>
            <th scope="col">Bill</th>
            <th scope="col">Came to</th>
            <th scope="col">Paid of it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, amount, bill, settledOn, undoneOn }) => (
            <tr key={id}>
              <td>
                <a href={`/staff/purchasing/bills/${bill.id}?outlet=${payment.outlet.id}`}>Bill {bill.number}</a>
                <small>
                  of {formatDay(bill.billDate, 'UTC')}
                  {settledOn && settledOn !== payment.day ? `, from the advance on ${formatDay(settledOn, 'UTC')}` : ''}
                  {undoneOn ? `, open again since ${formatDay(undoneOn, 'UTC')}` : ''}
                </small>
              </td>
              <td>
                <MoneyText value={bill.total} paise />
              </td>
              <td>
                <MoneyText value={amount} paise />
              </td>
            </tr>
          ))}
          {ahead > 0 ? (
            <tr>
              <td colSpan={2}>{isOut ? 'Left as an advance' : 'In advance'}</td>
              <td>
                <MoneyText value={ahead} paise />
              </td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Payment
            </th>
            <td>
              <MoneyText value={payment.amount} paise />
            </td>
          </tr>
        </tfoot>
      </table>
      {payment.note ? <p>“{payment.note}”</p> : null}
    </section>
  );
}

function Story({ payment }: { payment: Payment }) {
  const { zone } = useSigned().organisation;
  const when = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  return (
    <dl className="fn-facts">
      <dt>Prepared</dt>
      <dd>
        {when(payment.preparedAt)} by {payment.preparedByLabel}
      </dd>
      {payment.releasedAt ? (
        <>
          <dt>Released</dt>
          <dd>
            {when(payment.releasedAt)}{' '}
            {payment.releasedByRule ? 'at once: it is small' : `by ${payment.releasedByLabel}`}
          </dd>
        </>
      ) : null}
      {payment.endedAt ? (
        <>
          <dt>{payment.state === 'REVERSED' ? 'Turned round' : 'Given up'}</dt>
          <dd>
            {when(payment.endedAt)} by {payment.endedByLabel}: {payment.endReason}
          </dd>
        </>
      ) : null}
    </dl>
  );
}
