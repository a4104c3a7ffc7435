import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, LoadingShape, PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPrinter, IconX } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { KeepBook } from '../../shell/KeepBook.tsx';
import { monthOf } from '../../shell/month-of.ts';
import { OutletFilter, useOutletName } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { Parties } from './Parties.tsx';

const AccountLedgerDocument = graphql(`
  query AccountLedger(
    $account: String!
    $from: LocalDate!
    $to: LocalDate!
    $party: String
    $outletId: UUID
    $withoutClosing: Boolean
    $after: String
  ) {
    accountLedger(
      account: $account
      from: $from
      to: $to
      party: $party
      outletId: $outletId
      withoutClosing: $withoutClosing
      first: 100
      after: $after
    ) {
      __typename
      account { __typename code name control }
      opening
      debit
      credit
      closing
      lines {
        __typename
        totalCount
        pageInfo { __typename hasNextPage endCursor }
        edges {
          __typename
          node {
            __typename
            position
            debit
            credit
            party
            supplier { __typename id name }
            person
            balance
            entry { __typename id number businessDate narration }
          }
        }
      }
    }
  }
`);

/** One account between two days, line by line with its balance, or one party in it. */
export function LedgerPage() {
  const { organisation, today } = useSigned();
  const { account, from = monthOf(today), to = today, outlet, party, closing } = useSearch({ from: '/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const outletName = useOutletName(outlet);
  const { data, error, refetch, ...list } = usePages(AccountLedgerDocument, {
    variables: {
      ...{ account, from, to, party: party ?? null, outletId: outlet ?? null },
      withoutClosing: closing === 'without',
    },
    page: (data) => data.accountLedger.lines,
  });
  const ledger = data?.accountLedger;
  type Change = { from?: string; to?: string; outlet?: string; party?: string };
  const set = (change: Change) => void navigate({ search: (before) => ({ ...before, ...change }) });
  return (
    <>
      <PageHeader
        title={ledger ? `${ledger.account.code} ${ledger.account.name}` : `Account ${account}`}
        lead={`${organisation.legalName}, ${outletName}, ${formatDay(from, 'UTC')} to ${formatDay(to, 'UTC')}`}
        actions={
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/day-book" search={{ account, from, to, outlet }} {...props} />}
            >
              Entries
            </Button>
            <KeepBook
              input={{
                ...{ book: 'LEDGER', from, to, outletId: outlet ?? null, account, party: party ?? null },
                withoutClosing: closing === 'without',
              }}
            />
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
          label="From"
          value={from}
          max={to}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label="To"
          value={to}
          min={from}
          onChange={(event) => set({ to: event.currentTarget.value || undefined })}
        />
        <OutletFilter value={outlet} onChange={(next) => set({ outlet: next })} />
        {party ? (
          <Button
            variant="light"
            rightSection={<IconX size={16} aria-hidden />}
            onClick={() => set({ party: undefined })}
          >
            One party only
          </Button>
        ) : null}
      </div>
      {error && !ledger ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !ledger ? (
        <LoadingShape shape="rows" count={12} label="Ledger" />
      ) : (
        <>
          {ledger.lines.edges.length === 0 ? (
            <EmptyState kind="filtered" title="Nothing moved this account in these days" />
          ) : (
            <LedgerTable ledger={ledger} />
          )}
          <ShowMore list={list} />
          {ledger.account.control && !party ? (
            <Parties account={account} asOf={to} outlet={outlet} onChoose={(chosen) => set({ party: chosen })} />
          ) : null}
        </>
      )}
    </>
  );
}
