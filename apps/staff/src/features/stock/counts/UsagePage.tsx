import './counts.css';
import { usePages } from '@college-kiosk/client';
import {
  DataTable,
  EmptyState,
  formatDay,
  formatQuantity,
  LoadingShape,
  MoneyText,
  PageHeader,
  ShowMore,
} from '@college-kiosk/ui';
import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useLocations } from '../../../shell/use-locations.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const UsageVarianceDocument = graphql(`
  query UsageVariance($outletId: UUID!, $locationId: UUID!, $after: String, $first: Int = 100) {
    usageVariance(outletId: $outletId, locationId: $locationId, first: $first, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          openedAt
          closedAt
          actual
          theoretical
          wasted
          variance
          varianceValue
          item { __typename id name baseUnit }
        }
      }
    }
  }
`);

/** What was used between the last two counts of a location, held against what recipes say. */
export function UsagePage() {
  const { outlet } = useSigned();
  const { location } = useSearch({ from: '/signed/stock/counts/usage' });
  const navigate = useNavigate({ from: '/stock/counts/usage' });
  const { locations, error, refetch } = useLocations(outlet.id);
  const there = locations ?? [];
  const locationId = location ?? (there.find(({ code }) => code === 'MAIN') ?? there[0])?.id;
  return (
    <>
      <PageHeader
        title="Used, and why"
        lead="Between the last two counts of each item: what is gone, what recipes explain, and what nobody does"
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock/counts" {...props} />}>
            Counts
          </Button>
        }
      />
      {there.length > 1 ? (
        <div className="st-filters">
          <NativeSelect
            aria-label="Location"
            data={there.map(({ id, name }) => ({ value: id, label: name }))}
            value={locationId}
            onChange={(event) => void navigate({ search: { location: event.currentTarget.value } })}
          />
        </div>
      ) : null}
      {error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !locations ? (
        <LoadingShape shape="rows" />
      ) : locationId ? (
        <Usage key={locationId} outletId={outlet.id} locationId={locationId} />
      ) : (
        <EmptyState kind="first-use" title="There is nothing in stock yet" />
      )}
    </>
  );
}

function Usage({ outletId, locationId }: { outletId: string; locationId: string }) {
  const { organisation } = useSigned();
  const { rows, error, isLoading, refetch, ...list } = usePages(UsageVarianceDocument, {
    variables: { outletId, locationId },
    page: (data) => data.usageVariance,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  const day = (at: string) => formatDay(at, organisation.zone);
  return (
    <>
      <DataTable
        caption="Used between two counts"
        rows={rows}
        rowKey={({ item }) => item.id}
        loading={isLoading}
        empty={{
          kind: 'first-use',
          title: 'Nothing was counted twice here yet',
          children: 'Once an item is counted and approved a second time, it says here where the rest went.',
        }}
        columns={[
          { key: 'item', header: 'Item', render: ({ item }) => item.name },
          { key: 'span', header: 'Counted', render: (row) => `${day(row.openedAt)} and ${day(row.closedAt)}` },
          {
            key: 'actual',
            header: 'Used',
            numeric: true,
            render: (row) => formatQuantity(row.actual, row.item.baseUnit),
          },
          {
            key: 'theoretical',
            header: 'By recipes',
            numeric: true,
            render: (row) => formatQuantity(row.theoretical, row.item.baseUnit),
          },
          {
            key: 'wasted',
            header: 'Wasted',
            numeric: true,
            render: (row) => formatQuantity(row.wasted, row.item.baseUnit),
          },
          {
            key: 'variance',
            header: 'Nobody knows',
            numeric: true,
            render: (row) => <strong>{formatQuantity(row.variance, row.item.baseUnit)}</strong>,
          },
          {
            key: 'value',
            header: 'Worth',
            numeric: true,
            render: (row) => (row.varianceValue == null ? '–' : <MoneyText value={row.varianceValue} paise />),
          },
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
