import '../stock.css';
import './production.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatQuantity, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button, Drawer, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { ProductionState } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { LocationFilter } from '../LocationFilter.tsx';
import { PlanForm } from './PlanForm.tsx';
import { ProductionDrawer } from './ProductionDrawer.tsx';
import { productionWords, yieldOf } from './production-words.ts';

const ProductionOrdersDocument = graphql(`
  query ProductionOrders($outletId: UUID!, $locationId: UUID, $states: [ProductionState!], $first: Int = 50, $after: String) {
    productionOrders(outletId: $outletId, locationId: $locationId, states: $states, first: $first, after: $after) {
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
          planned
          produced
          value
          plannedFor
          note
          item { __typename id name baseUnit }
        }
      }
    }
  }
`);

const openStates: ProductionState[] = ['PLANNED', 'STARTED'];
const pollMs = 15_000;

/** What is cooked in advance: planned, on the fire, and what came of it. */
export function ProductionPage() {
  const { outlet, may } = useSigned();
  const { all = false, order, location } = useSearch({ from: '/signed/stock/production' });
  const navigate = useNavigate({ from: '/stock/production' });
  const { rows, error, isLoading, refetch, ...list } = usePages(ProductionOrdersDocument, {
    variables: { outletId: outlet.id, locationId: location ?? null, states: all ? null : openStates },
    pollMs,
    page: (data) => data.productionOrders,
    keepsLast: true,
  });
  const problem = error ? problemOf(error) : null;
  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, order: id }) });
  return (
    <>
      <PageHeader
        title="Production"
        lead={`What ${outlet.name} cooks in advance, at the cost of what goes in`}
        actions={
          may('production:run') ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => open('new')}>
              Plan a batch
            </Button>
          ) : null
        }
      />
      <div className="st-filters">
        <SegmentedControl
          aria-label="Which orders"
          value={all ? 'all' : 'open'}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(value) =>
            void navigate({ search: ({ location }) => ({ location, all: value === 'all' || undefined }) })
          }
        />
        <LocationFilter
          outletId={outlet.id}
          chosen={location}
          onChoose={(id) => void navigate({ search: (before) => ({ ...before, location: id }) })}
        />
      </div>
      <DataTable
        caption="Production orders"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          all
            ? { kind: 'first-use', title: 'Nothing was cooked in advance yet', children: 'Plan the first batch.' }
            : { kind: 'done', title: 'Nothing is planned or cooking' }
        }
        selectedKey={order ?? null}
        onRowClick={({ id }) => open(id)}
        columns={[
          {
            key: 'item',
            header: 'Preparation',
            render: ({ item, note }) => (
              <span className="sk-name">
                {item.name}
                {note ? <small className="pr-note">{note}</small> : null}
              </span>
            ),
          },
          { key: 'day', header: 'For', render: ({ plannedFor }) => formatDay(plannedFor, 'UTC') },
          {
            key: 'planned',
            header: 'Planned',
            numeric: true,
            render: (row) => formatQuantity(row.planned, row.item.baseUnit),
          },
          {
            key: 'produced',
            header: 'Came of it',
            numeric: true,
            render: (row) => (row.produced === null ? '–' : formatQuantity(row.produced, row.item.baseUnit)),
          },
          { key: 'yield', header: 'Yield', numeric: true, render: (row) => sayYield(row) },
          {
            key: 'value',
            header: 'Worth',
            numeric: true,
            render: ({ value }) => (value === null ? '–' : <MoneyText value={value} paise />),
          },
          {
            key: 'state',
            header: 'State',
            render: ({ state }) => (
              <StatusPill tone={productionWords[state].tone}>{productionWords[state].label}</StatusPill>
            ),
          },
        ]}
      />
      <ShowMore list={list} />
      <Drawer opened={order === 'new'} onClose={() => open(undefined)} position="right" size={460} title="Plan a batch">
        <PlanForm
          onPlanned={(id) => {
            refetch();
            open(id);
          }}
        />
      </Drawer>
      {order && order !== 'new' ? (
        <ProductionDrawer key={order} orderId={order} onClose={() => open(undefined)} onChanged={refetch} />
      ) : null}
    </>
  );
}

function sayYield(row: { planned: number; produced: number | null }): string {
  const found = yieldOf(row);
  return found === null ? '–' : `${(found / 100).toFixed(1)} %`;
}
