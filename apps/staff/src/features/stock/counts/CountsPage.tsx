import './counts.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { IconClipboardPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { StockCountState } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { LocationFilter } from '../LocationFilter.tsx';
import { countWords, kindOf } from './count-words.ts';
import { DueCounts } from './DueCounts.tsx';

const StockCountsDocument = graphql(`
  query StockCounts($outletId: UUID!, $locationId: UUID, $states: [StockCountState!], $first: Int = 50, $after: String) {
    stockCounts(outletId: $outletId, locationId: $locationId, states: $states, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          kind
          countClass
          state
          openedAt
          location { __typename id name }
          figures { __typename lines counted short over }
        }
      }
    }
  }
`);

const openStates: StockCountState[] = ['OPEN', 'COUNTING', 'RECOUNT', 'REVIEW'];
const pollMs = 15_000;

/** What is due to be counted, what is being counted, and what was. */
export function CountsPage() {
  const { outlet, organisation, may } = useSigned();
  const { all = false, location } = useSearch({ from: '/signed/stock/counts' });
  const navigate = useNavigate({ from: '/stock/counts' });
  const { rows, error, isLoading, refetch, ...list } = usePages(StockCountsDocument, {
    variables: { outletId: outlet.id, locationId: location ?? null, states: all ? null : openStates },
    pollMs,
    page: (data) => data.stockCounts,
    keepsLast: true,
  });
  const problem = error ? problemOf(error) : null;
  return (
    <>
      <PageHeader
        title="Counts"
        lead={`What lies at ${outlet.name}, counted blind and approved by another person`}
        actions={
          <>
            <Button variant="default" renderRoot={(props) => <Link to="/stock/counts/usage" {...props} />}>
              Used, and why
            </Button>
            {may('count:enter') ? (
              <Button
                leftSection={<IconClipboardPlus size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/stock/counts/new" {...props} />}
              >
                Begin a count
              </Button>
            ) : null}
          </>
        }
      />
      <DueCounts />
      <div className="st-filters">
        <SegmentedControl
          aria-label="Which counts"
          value={all ? 'all' : 'open'}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, all: value === 'all' || undefined }) })
          }
        />
        <LocationFilter
          outletId={outlet.id}
          chosen={location}
          onChoose={(id) => void navigate({ search: (before) => ({ ...before, location: id }) })}
        />
      </div>
      <DataTable
        caption="Counts"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          all
            ? { kind: 'first-use', title: 'Nothing was counted yet', children: 'Begin with one location.' }
            : { kind: 'done', title: 'Nothing is being counted' }
        }
        onRowClick={({ id }) => void navigate({ to: '/stock/counts/$countId', params: { countId: id } })}
        columns={[
          { key: 'where', header: 'Where', render: ({ location }) => location.name },
          { key: 'what', header: 'What', render: kindOf },
          {
            key: 'at',
            header: 'Begun',
            render: ({ openedAt }) =>
              `${formatDay(openedAt, organisation.zone)}, ${formatTime(openedAt, organisation.zone)}`,
          },
          {
            key: 'counted',
            header: 'Counted',
            numeric: true,
            render: ({ figures }) => `${figures.counted} of ${figures.lines}`,
          },
          {
            key: 'found',
            header: 'On balance',
            numeric: true,
            render: ({ figures: { short, over } }) =>
              short === null || over === null ? '–' : <MoneyText value={over - short} paise />,
          },
          {
            key: 'state',
            header: 'State',
            render: ({ state }) => <StatusPill tone={countWords[state].tone}>{countWords[state].label}</StatusPill>,
          },
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
