import './payables.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, MoneyText, PageHeader } from '@college-kiosk/ui';
import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { SupplierAccountQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { monthsAgo } from './months-ago.ts';
import { kindWords } from './payment-words.ts';
import { UseCredit } from './UseCredit.tsx';

const SupplierAccountDocument = graphql(`
  query SupplierAccount($outletId: UUID!, $supplierId: UUID!, $from: LocalDate!, $to: LocalDate!) {
    supplier(id: $supplierId) { __typename id name paymentDays isMsme }
    openPayables(outletId: $outletId, supplierId: $supplierId) {
      __typename
      id
      kind
      number
      documentDate
      dueOn
      limitOn
      amount
      open
      waiting
    }
    supplierLedger(supplierId: $supplierId, from: $from, to: $to, outletId: $outletId) {
      __typename
      opening
      closing
      lines { __typename entryId number on narration sourceType sourceId debit credit balance }
    }
  }
`);

/** One supplier: what is open, what they owe us, and what moved between us in the last year. */
export function SupplierPage() {
  const { supplierId } = useParams({ from: '/payables/$supplierId' });
  const search = useSearch({ from: '/payables/$supplierId' });
  const navigate = useNavigate({ from: '/payables/$supplierId' });
  const { viewer, today } = useSigned();
  const outletId = viewer.outlets.find(({ id }) => id === search.outlet)?.id ?? viewer.outlets[0]?.id ?? '';
  const { data, error, refetch } = useQuery(SupplierAccountDocument, {
    variables: { outletId, supplierId, from: monthsAgo(today, 12), to: today },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" count={8} label="The supplier" />;
  const { supplier, openPayables, supplierLedger } = data;
  if (!supplier) {
    return (
      <EmptyState kind="filtered" title="There is no such supplier">
        <Link to="/payables">Payables</Link>
      </EmptyState>
    );
  }
  const mayPay = mayDo(viewer, 'supplier:pay', outletId);
  return (
    <div className="fn-page fp-page">
      <PageHeader
        title={supplier.name}
        lead={`Paid within ${supplier.paymentDays} days${supplier.isMsme ? ', a small enterprise' : ''}`}
        actions={
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/payables" search={{ outlet: search.outlet }} {...props} />}
            >
              All suppliers
            </Button>
            {mayPay ? (
              <Button
                renderRoot={(props) => (
                  <Link
                    to="/payables/$supplierId/pay"
                    params={{ supplierId }}
                    search={{ outlet: outletId }}
                    {...props}
                  />
                )}
              >
                Pay
              </Button>
            ) : null}
          </>
        }
      />
      {viewer.outlets.length > 1 ? (
        <div className="fn-filters">
          <NativeSelect
            label="Outlet"
            value={outletId}
            data={viewer.outlets.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => {
              const outlet = event.currentTarget.value;
              void navigate({ search: (before) => ({ ...before, outlet }) });
            }}
          />
        </div>
      ) : null}
      <OpenTable open={openPayables} mayPay={mayPay} onDone={() => void refetch()} />
      <Ledger ledger={supplierLedger} />
    </div>
  );
}

type Open = SupplierAccountQuery['openPayables'];

function OpenTable({ open, mayPay, onDone }: { open: Open; mayPay: boolean; onDone: () => void }) {
  const { today } = useSigned();
  const [using, setUsing] = useState<string | null>(null);
  const bills = open.filter(({ kind }) => kind === 'BILL');
  const credit = open.find(({ id }) => id === using);
  return (
    <section aria-label="Open">
      <h2>Open</h2>
      {open.length === 0 ? (
        <EmptyState kind="done" title="Nothing is open here" />
      ) : (
        <div className="fn-scroll">
          <table className="fn-table fp-words fp-open">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Due</th>
                <th scope="col">Came to</th>
                <th scope="col">Open</th>
              </tr>
            </thead>
            <tbody>
              {open.map((row) => (
                <tr key={row.id}>
                  <td>
                    {row.kind === 'PAYMENT' ? (
                      <Link to="/payments/$paymentId" params={{ paymentId: row.id }}>
                        {kindWords[row.kind]} {row.number}
                      </Link>
                    ) : (
                      `${kindWords[row.kind]} ${row.number}`
                    )}
                    <small>of {formatDay(row.documentDate, 'UTC')}</small>
                  </td>
                  <td>
                    {row.kind !== 'BILL' ? (
                      mayPay && bills.length > 0 ? (
                        <Button size="compact-sm" variant="default" onClick={() => setUsing(row.id)}>
                          Use for bills
                        </Button>
                      ) : (
                        'in our favour'
                      )
                    ) : (
                      <span className={row.dueOn < today ? 'fp-late' : undefined}>{formatDay(row.dueOn, 'UTC')}</span>
                    )}
                    {row.waiting > 0 ? (
                      <small>
                        <MoneyText value={row.waiting} paise /> waits in a payment
                      </small>
                    ) : null}
                  </td>
                  <td>
                    <Figure value={row.amount} />
                  </td>
                  <td>
                    <MoneyText value={row.kind === 'BILL' ? row.open : -row.open} paise />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {credit ? (
        <UseCredit
          key={credit.id}
          credit={credit}
          bills={bills}
          onDone={() => {
            setUsing(null);
            onDone();
          }}
          onBack={() => setUsing(null)}
        />
      ) : null}
    </section>
  );
}

function Ledger({ ledger }: { ledger: SupplierAccountQuery['supplierLedger'] }) {
  return (
    <section aria-label="Ledger">
      <h2>Ledger of the last twelve months</h2>
      <div className="fn-scroll">
        <table className="fn-table fp-words fp-ledger">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">What</th>
              <th scope="col">Paid, asked back</th>
              <th scope="col">Owed more</th>
              <th scope="col">Owed</th>
            </tr>
          </thead>
          <tbody>
            <tr className="fn-brought">
              <td />
              <td>Brought forward</td>
              <td />
              <td />
              <td>
                <MoneyText value={ledger.opening} paise />
              </td>
            </tr>
            {ledger.lines.map((line) => (
              <tr key={line.entryId}>
                <td>{formatDay(line.on, 'UTC')}</td>
                <td>
                  {line.sourceType === 'supplier_payment' ? (
                    <Link to="/payments/$paymentId" params={{ paymentId: line.sourceId }}>
                      {line.narration}
                    </Link>
                  ) : (
                    <Link to="/day-book" search={{ from: line.on, to: line.on, entry: line.entryId }}>
                      {line.narration}
                    </Link>
                  )}
                </td>
                <td>
                  <Figure value={line.debit} />
                </td>
                <td>
                  <Figure value={line.credit} />
                </td>
                <td>
                  <MoneyText value={line.balance} paise />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
