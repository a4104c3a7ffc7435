import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, Notice, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { TrialBalanceQuery } from '../../gql/graphql.ts';
import { accountKinds, kindOrder } from '../../shell/account-kinds.ts';
import { Figure } from '../../shell/Figure.tsx';
import { KeepBook } from '../../shell/KeepBook.tsx';
import { monthOf } from '../../shell/month-of.ts';
import { OutletFilter, useOutletName } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';

const TrialBalanceDocument = graphql(`
  query TrialBalance($asOf: LocalDate, $outletId: UUID) {
    trialBalance(asOf: $asOf, outletId: $outletId) {
      __typename
      asOf
      debit
      credit
      rows { __typename debit credit account { __typename code name type } }
    }
  }
`);

/** Every account with a balance, at the end of a day. */
export function TrialBalancePage() {
  const { organisation, today } = useSigned();
  const { asOf = today, outlet } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const outletName = useOutletName(outlet);
  const { data, previousData, error, loading, refetch } = useQuery(TrialBalanceDocument, {
    variables: { asOf, outletId: outlet ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const balance = (data ?? previousData)?.trialBalance;
  return (
    <>
      <PageHeader
        title="Trial balance"
        status={balance ? <Balanced debit={balance.debit} credit={balance.credit} /> : undefined}
        lead={`${organisation.legalName}, ${outletName}, at the end of ${formatDay(asOf, 'UTC')}`}
        actions={
          <>
            <KeepBook input={{ book: 'TRIAL_BALANCE', from: asOf, to: asOf, outletId: outlet ?? null }} />
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => globalThis.print()}
            >
              Print
            </Button>
          </>
        }
      />
      <div className="fn-filters">
        <TextInput
          type="date"
          label="As of"
          value={asOf}
          max={today}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, asOf: value || undefined }) });
          }}
        />
        <OutletFilter
          value={outlet}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, outlet: next }) })}
        />
      </div>
      {balance?.rows.some(({ account }) => account.code === '3999') ? (
        <Notice tone="soon">
          Opening balances are not taken over to capital yet. <Link to="/opening">Opening balances</Link>
        </Notice>
      ) : null}
      {error && !balance ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !balance ? (
        <LoadingShape shape="rows" count={12} label="Trial balance" />
      ) : balance.rows.length === 0 ? (
        <EmptyState kind="first-use" title="Nothing was booked until this day">
          Choose a later day, or another outlet.
        </EmptyState>
      ) : (
        <Accounts balance={balance} outlet={outlet} busy={loading && !data} />
      )}
    </>
  );
}

function Balanced({ debit, credit }: { debit: number; credit: number }) {
  return debit === credit ? (
    <StatusPill tone="good">Balanced</StatusPill>
  ) : (
    <StatusPill tone="bad">
      Out by <Figure value={Math.abs(debit - credit)} />
    </StatusPill>
  );
}

type Props = { balance: TrialBalanceQuery['trialBalance']; outlet: string | undefined; busy: boolean };

function Accounts({ balance, outlet, busy }: Props) {
  const { rows, asOf, debit, credit } = balance;
  const from = monthOf(asOf);
  return (
    <table className="fn-table fn-balance" aria-busy={busy || undefined}>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
        </tr>
      </thead>
      {kindOrder
        .map((type) => ({ type, own: rows.filter(({ account }) => account.type === type) }))
        .filter(({ own }) => own.length > 0)
        .map(({ type, own }) => (
          <tbody key={type}>
            <tr className="fn-kind">
              <th scope="rowgroup" colSpan={3}>
                {accountKinds[type]}
              </th>
            </tr>
            {own.map(({ account, debit: left, credit: right }) => (
              <tr key={account.code}>
                <td>
                  <Link to="/ledger" search={{ account: account.code, from, to: asOf, outlet, closing: 'without' }}>
                    <span className="fn-code">{account.code}</span> {account.name}
                  </Link>
                </td>
                <td>
                  <Figure value={left} />
                </td>
                <td>
                  <Figure value={right} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>
            <Figure value={debit} />
          </td>
          <td>
            <Figure value={credit} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
