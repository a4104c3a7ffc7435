import './waste.css';
import { problemOf, usePages } from '@college-kiosk/client';
import {
  DataTable,
  formatDay,
  formatQuantity,
  formatTime,
  MoneyText,
  PageHeader,
  ShowMore,
  StatusPill,
} from '@college-kiosk/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { WasteState } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { LocationFilter } from '../LocationFilter.tsx';
import { WaitingReturns } from './WaitingReturns.tsx';
import { WasteDrawer } from './WasteDrawer.tsx';
import { WastedDishes } from './WastedDishes.tsx';
import { WasteFigures } from './WasteFigures.tsx';
import { reasonWords, wasteWords } from './waste-words.ts';

const WasteEntriesDocument = graphql(`
  query WasteEntries($outletId: UUID!, $locationId: UUID, $states: [WasteState!], $first: Int = 50, $after: String) {
    wasteEntries(outletId: $outletId, locationId: $locationId, states: $states, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          state
          reason
          note
          stationCode
          quantity
          value
          taxReversed
          needsApproval
          reportedAt
          businessDate
          needsAnotherPerson
          decidedAt
          decisionReason
          photos { __typename id width height }
          item { __typename id name baseUnit }
        }
      }
    }
  }
`);

const waiting: WasteState[] = ['WAITING'];
const pollMs = 15_000;

/** What was wasted: what waits for a decision first, all of it, and what it comes to. */
export function WasteEntriesPage() {
  const { outlet, may } = useSigned();
  const { show = 'waiting', location } = useSearch({ from: '/signed/stock/waste/entries' });
  const navigate = useNavigate({ from: '/stock/waste/entries' });
  return (
    <>
      <PageHeader
        title="Waste"
        lead={`What was wasted at ${outlet.name}`}
        actions={
          may('waste:record') ? (
            <Button
              leftSection={<IconTrash size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/stock/waste" {...props} />}
            >
              Write down waste
            </Button>
          ) : null
        }
      />
      <div className="st-filters">
        <SegmentedControl
          aria-label="What to show"
          value={show}
          data={[
            { value: 'waiting', label: 'To decide' },
            { value: 'all', label: 'All entries' },
            { value: 'orders', label: 'Orders' },
            { value: 'figures', label: 'Figures' },
          ]}
          onChange={(value) => void navigate({ search: ({ location }) => ({ location, show: value as typeof show }) })}
        />
        {show === 'figures' ? null : (
          <LocationFilter
            outletId={outlet.id}
            chosen={location}
            onChoose={(id) => void navigate({ search: (before) => ({ ...before, location: id }) })}
          />
        )}
      </div>
      {show === 'figures' ? (
        <WasteFigures />
      ) : show === 'orders' ? (
        <WastedDishes />
      ) : (
        <>
          {show === 'waiting' && may('purchase:read') ? <WaitingReturns pollMs={pollMs} /> : null}
          <Entries states={show === 'waiting' ? waiting : null} />
        </>
      )}
    </>
  );
}

function Entries({ states }: { states: WasteState[] | null }) {
  const { outlet, organisation } = useSigned();
  const { entry, location } = useSearch({ from: '/signed/stock/waste/entries' });
  const navigate = useNavigate({ from: '/stock/waste/entries' });
  const { rows, error, isLoading, refetch, ...list } = usePages(WasteEntriesDocument, {
    variables: { outletId: outlet.id, locationId: location ?? null, states },
    pollMs,
    page: (data) => data.wasteEntries,
  });
  const problem = error ? problemOf(error) : null;
  const open = rows.find(({ id }) => id === entry);
  const show = (id?: string) => void navigate({ search: (before) => ({ ...before, entry: id }) });
  return (
    <>
      <DataTable
        caption="Waste"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          states
            ? { kind: 'done', title: 'No waste waits for a decision' }
            : { kind: 'first-use', title: 'Nothing was wasted yet' }
        }
        selectedKey={entry ?? null}
        onRowClick={({ id }) => show(id)}
        columns={[
          {
            key: 'what',
            header: 'What',
            render: ({ item, quantity }) => `${formatQuantity(quantity, item.baseUnit)} ${item.name}`,
          },
          { key: 'why', header: 'Why', render: ({ reason }) => reasonWords[reason] },
          {
            key: 'at',
            header: 'When',
            render: ({ reportedAt }) =>
              `${formatDay(reportedAt, organisation.zone)}, ${formatTime(reportedAt, organisation.zone)}`,
          },
          { key: 'value', header: 'Cost', numeric: true, render: ({ value }) => <MoneyText value={value} paise /> },
          {
            key: 'state',
            header: 'State',
            render: ({ state }) => <StatusPill tone={wasteWords[state].tone}>{wasteWords[state].label}</StatusPill>,
          },
        ]}
      />
      <ShowMore list={list} />
      {open ? <WasteDrawer entry={open} onClose={() => show()} onChanged={refetch} /> : null}
    </>
  );
}
