import '../stock.css';
import { never, problemOf, useCommandId, useLiveQuery } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { StockAlertKind, StockAlertState } from '../../../gql/graphql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { LocationFilter } from '../LocationFilter.tsx';
import { kindWords, saysOf, stateWords } from './alert-words.ts';

const StockAlertsDocument = graphql(`
  query StockAlerts($outletId: UUID!, $locationId: UUID, $states: [StockAlertState!], $kinds: [StockAlertKind!]) {
    streamPosition(outletId: $outletId)
    stockAlerts(outletId: $outletId, locationId: $locationId, states: $states, kinds: $kinds, first: 100) {
      __typename
      totalCount
      edges {
        __typename
        node {
          __typename
          id
          kind
          state
          batchId
          quantity
          lowAt
          expiryDate
          price
          usualPrice
          openedAt
          temperature
          item { __typename id name baseUnit }
          storageUnit { __typename id name warmest coldest }
        }
      }
    }
  }
`);
const StockAlertChangedDocument = graphql(`
  subscription StockAlertChanged($outletId: UUID!, $since: Position) {
    stockAlertChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      alerts { __typename id state }
    }
  }
`);
const AcknowledgeStockAlertDocument = graphql(`
  mutation AcknowledgeStockAlert($commandId: UUID!, $alertId: UUID!) {
    acknowledgeStockAlert(commandId: $commandId, alertId: $alertId) {
      __typename
      ... on StockAlert { id state }
      ... on AlertNotOpen { code message state }
    }
  }
`);

const shown: Record<'live' | 'all', StockAlertState[]> = {
  live: ['OPEN', 'ACKNOWLEDGED'],
  all: ['OPEN', 'ACKNOWLEDGED', 'RESOLVED'],
};

/** What about the stock somebody should see, as it happens. */
export function AlertsPage() {
  const { outlet, organisation, may } = useSigned();
  const { kind, all = false, location } = useSearch({ from: '/signed/stock/alerts' });
  const navigate = useNavigate({ from: '/stock/alerts' });
  const states = all ? shown.all : shown.live;
  const live = useLiveQuery(StockAlertsDocument, StockAlertChangedDocument, {
    variables: { outletId: outlet.id, states, kinds: kind ? [kind] : null, locationId: location ?? null },
    messageVariables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ stockAlertChanged }) => stockAlertChanged,
  });
  const page = live.data?.stockAlerts;
  const rows = page?.edges.map(({ node }) => node) ?? [];
  const problem = live.error && !live.data ? problemOf(live.error) : null;
  return (
    <>
      <PageHeader
        title="Alerts"
        lead={
          page ? `${page.totalCount === 1 ? '1 alert' : `${page.totalCount} alerts`} at ${outlet.name}` : outlet.name
        }
      />
      <div className="st-filters">
        <SegmentedControl
          aria-label="Which alerts"
          value={all ? 'all' : 'live'}
          data={[
            { value: 'live', label: 'Now' },
            { value: 'all', label: 'Also those that are over' },
          ]}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, all: value === 'all' || undefined }) })
          }
        />
        <NativeSelect
          aria-label="About what"
          value={kind ?? ''}
          data={[
            { value: '', label: 'About everything' },
            ...Object.entries(kindWords).map(([value, { label }]) => ({ value, label })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({
              search: (before) => ({ ...before, kind: (value || undefined) as StockAlertKind | undefined }),
            });
          }}
        />
        <LocationFilter
          outletId={outlet.id}
          chosen={location}
          onChoose={(id) => void navigate({ search: (before) => ({ ...before, location: id }) })}
        />
      </div>
      <DataTable
        caption="Alerts about stock"
        rows={rows}
        rowKey={({ id }) => id}
        loading={live.loading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => live.refetch() }}
        empty={{ kind: 'done', title: all ? 'There was no alert yet' : 'Nothing needs care' }}
        columns={[
          {
            key: 'item',
            header: 'What',
            render: ({ item, storageUnit }) =>
              item ? (
                <Link to="/stock" search={{ item: item.id }} className="sk-link">
                  {item.name}
                </Link>
              ) : (
                <Link to="/stock/temperatures" className="sk-link">
                  {storageUnit?.name}
                </Link>
              ),
          },
          {
            key: 'kind',
            header: 'Alert',
            render: (row) => <StatusPill tone={kindWords[row.kind].tone}>{kindWords[row.kind].label}</StatusPill>,
          },
          { key: 'says', header: 'Why', render: (row) => saysOf(row) },
          {
            key: 'since',
            header: 'Since',
            numeric: true,
            render: (row) =>
              `${formatDay(row.openedAt, organisation.zone)}, ${formatTime(row.openedAt, organisation.zone)}`,
          },
          {
            key: 'state',
            header: 'State',
            align: 'end',
            render: (row) =>
              row.state === 'OPEN' && may('alert:acknowledge') ? (
                <Acknowledge
                  alertId={row.id}
                  name={`${kindWords[row.kind].label}: ${row.item?.name ?? row.storageUnit?.name}`}
                />
              ) : (
                <StatusPill tone={stateWords[row.state].tone}>{stateWords[row.state].label}</StatusPill>
              ),
          },
        ]}
      />
    </>
  );
}

function Acknowledge({ alertId, name }: { alertId: string; name: string }) {
  const toast = useToast();
  const commandId = useCommandId();
  const [run, busy] = useRun(AcknowledgeStockAlertDocument);
  const acknowledge = async () => {
    const answer = (await run({ commandId: commandId({ alertId }), alertId }))?.acknowledgeStockAlert;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockAlert':
        return toast.done('You saw it. It goes by itself when it is over.');
      case 'AlertNotOpen':
        return toast.done(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      aria-label={`I see to it: ${name}`}
      onClick={() => void acknowledge()}
    >
      I see to it
    </Button>
  );
}
