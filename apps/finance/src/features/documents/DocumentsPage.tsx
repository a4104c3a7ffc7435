import { usePages } from '@college-kiosk/client';
import { addDays } from '@college-kiosk/kernel';
import { EmptyState, formatDay, LoadingShape, PageHeader, ShowMore } from '@college-kiosk/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { DocumentForm } from '../../gql/graphql.ts';
import { OutletFilter, useOutletName } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { DocumentsTable } from './DocumentsTable.tsx';
import { formWords } from './document-words.ts';

const DocumentsDocument = graphql(`
  query Documents(
    $outletId: UUID
    $form: DocumentForm
    $series: String
    $from: LocalDate
    $to: LocalDate
    $search: String
    $after: String
  ) {
    documents(
      outletId: $outletId
      form: $form
      series: $series
      from: $from
      to: $to
      search: $search
      first: 100
      after: $after
    ) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id ...DocumentRow }
      }
    }
  }
`);

type Search = { from?: string; to?: string; outlet?: string; form?: DocumentForm; series?: string; find?: string };

/** Invoices and credit notes between two days, the latest first. */
export function DocumentsPage() {
  const { organisation, today } = useSigned();
  // Without an end: what is sold past midnight is of the next day for the tax, and of this one for the books.
  // On the first of a month that month is nearly empty.
  const { from = addDays(today, -30), to, outlet, form, series, find } = useSearch({ from: '/documents' });
  const navigate = useNavigate({ from: '/documents' });
  const outletName = useOutletName(outlet);
  // Whoever knows a number need not know its day.
  const days = find ? { from: null, to: null } : { from, to: to ?? null };
  const { data, rows, error, refetch, ...list } = usePages(DocumentsDocument, {
    variables: { outletId: outlet ?? null, form: form ?? null, series: series ?? null, search: find ?? null, ...days },
    page: (data) => data.documents,
  });
  const set = (change: Search) => void navigate({ search: (before) => ({ ...before, ...change }) });
  const type = useDebouncedCallback((change: Search) => set(change), 300);
  const page = data?.documents;
  const isFiltered = Boolean(form ?? series ?? find);
  const when = find
    ? 'of any day'
    : to
      ? `${formatDay(from, 'UTC')} to ${formatDay(to, 'UTC')}`
      : `from ${formatDay(from, 'UTC')} on`;
  return (
    <>
      <PageHeader
        title="Documents"
        lead={`${organisation.legalName}, ${outletName}, ${when}${page ? `, ${page.totalCount.toLocaleString('en-IN')} documents` : ''}`}
      />
      <div className="fn-filters">
        <TextInput
          key={find === undefined ? 'empty' : 'said'}
          label="Find"
          placeholder="Number, GSTIN or buyer"
          leftSection={<IconSearch size={18} aria-hidden />}
          defaultValue={find ?? ''}
          onChange={(event) => type({ find: event.currentTarget.value.trim() || undefined })}
        />
        <TextInput
          type="date"
          label="From"
          value={from}
          max={to}
          disabled={find !== undefined}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label="To"
          value={to ?? ''}
          min={from}
          disabled={find !== undefined}
          onChange={(event) => set({ to: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label="Kind"
          w={160}
          value={form ?? ''}
          data={[
            { value: '', label: 'Every kind' },
            ...Object.entries(formWords).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => set({ form: (event.currentTarget.value as DocumentForm) || undefined })}
        />
        <TextInput
          key={series === undefined ? 'every series' : 'one series'}
          label="Series"
          placeholder="MCK1"
          w={100}
          defaultValue={series ?? ''}
          onChange={(event) => type({ series: event.currentTarget.value.trim().toUpperCase() || undefined })}
        />
        <OutletFilter value={outlet} onChange={(next) => set({ outlet: next })} />
      </div>
      {error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !page ? (
        <LoadingShape shape="rows" count={12} label="Documents" />
      ) : rows.length === 0 ? (
        <EmptyState
          kind={isFiltered ? 'filtered' : 'first-use'}
          title={isFiltered ? 'No document is like this' : 'Nothing was issued in these days'}
          {...(isFiltered && {
            action: {
              label: 'Show every document',
              onClick: () => set({ form: undefined, series: undefined, find: undefined }),
            },
          })}
        />
      ) : (
        <DocumentsTable rows={rows} />
      )}
      <ShowMore list={list} />
    </>
  );
}
