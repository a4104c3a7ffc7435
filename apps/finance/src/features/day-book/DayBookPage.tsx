import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, LoadingShape, PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPrinter, IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { KeepBook } from '../../shell/KeepBook.tsx';
import { OutletFilter, useOutletName } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { DayBookTable } from './DayBookTable.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';

const DayBookDocument = graphql(`
  query DayBook(
    $outletId: UUID
    $from: LocalDate
    $to: LocalDate
    $account: String
    $after: String
    $first: Int = 100
  ) {
    journalEntries(outletId: $outletId, from: $from, to: $to, account: $account, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          number
          businessDate
          narration
          event
          total
          lines { __typename position debit credit account { __typename code name } }
          ...EntryDrawer
        }
      }
    }
  }
`);

/** Every entry between two days, the newest number first. */
export function DayBookPage() {
  const { organisation, today } = useSigned();
  const { from = today, to = today, outlet, account, entry } = useSearch({ from: '/day-book' });
  const navigate = useNavigate({ from: '/day-book' });
  const outletName = useOutletName(outlet);
  const { data, rows, error, refetch, ...list } = usePages(DayBookDocument, {
    variables: { outletId: outlet ?? null, from, to, account: account ?? null },
    page: (data) => data.journalEntries,
  });
  const page = data?.journalEntries;
  const accountName = rows.flatMap(({ lines }) => lines).find((line) => line.account.code === account)?.account.name;
  const open = rows.find(({ id }) => id === entry);
  type Search = { from?: string; to?: string; outlet?: string; account?: string; entry?: string };
  const set = (change: Search) => void navigate({ search: (before) => ({ ...before, ...change }) });

  return (
    <>
      <PageHeader
        title="Day book"
        lead={`${organisation.legalName}, ${outletName}, ${formatDay(from, 'UTC')} to ${formatDay(to, 'UTC')}${
          page ? `, ${page.totalCount.toLocaleString('en-IN')} entries` : ''
        }`}
        actions={
          <>
            <KeepBook input={{ book: 'DAY_BOOK', from, to, outletId: outlet ?? null, account: account ?? null }} />
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
        {account ? (
          <Button
            variant="light"
            rightSection={<IconX size={16} aria-hidden />}
            onClick={() => set({ account: undefined })}
          >
            {account} {accountName}
          </Button>
        ) : null}
      </div>
      {error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !page ? (
        <LoadingShape shape="rows" count={12} label="Day book" />
      ) : rows.length === 0 ? (
        <EmptyState
          kind={account ? 'filtered' : 'first-use'}
          title={account ? `Account ${account} was not moved in these days` : 'Nothing was booked in these days'}
          {...(account && { action: { label: 'Show every entry', onClick: () => set({ account: undefined }) } })}
        />
      ) : (
        <DayBookTable rows={rows} account={account} chosen={entry} onChoose={(id) => set({ entry: id })} />
      )}
      <ShowMore list={list} />
      {open ? <EntryDrawer entry={open} onClose={() => set({ entry: undefined })} /> : null}
    </>
  );
}
