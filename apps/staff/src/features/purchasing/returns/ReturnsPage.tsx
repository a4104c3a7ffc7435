import '../purchasing.css';
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
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { SupplierChoice } from '../SupplierChoice.tsx';
import { returnWords } from './return-words.ts';

const GoodsReturnsDocument = graphql(`
  query GoodsReturns($outletId: UUID!, $supplierId: UUID, $first: Int = 50, $after: String) {
    goodsReturns(outletId: $outletId, supplierId: $supplierId, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          reason
          reference
          returnedAt
          state
          value
          supplier { __typename id name }
          debitNote { __typename id number }
          lines { __typename quantity item { __typename id name baseUnit } }
        }
      }
    }
  }
`);

/** What went back to suppliers, or is to, newest first. */
export function ReturnsPage() {
  const { outlet, organisation } = useSigned();
  const { supplier } = useSearch({ from: '/signed/purchasing/returns' });
  const navigate = useNavigate({ from: '/purchasing/returns' });
  const { rows, error, isLoading, refetch, ...list } = usePages(GoodsReturnsDocument, {
    variables: { outletId: outlet.id, supplierId: supplier ?? null },
    page: (data) => data.goodsReturns,
    keepsLast: true,
  });
  const problem = error ? problemOf(error) : null;
  const choose = (id: string | null) => void navigate({ search: { supplier: id ?? undefined } });
  return (
    <>
      <PageHeader
        title="Returns"
        lead={`What ${outlet.name} sent back to its suppliers`}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/purchasing" {...props} />}>
            Purchase orders
          </Button>
        }
      />
      <div className="st-filters">
        <SupplierChoice value={supplier ?? null} onChoose={choose} clearable />
      </div>
      <DataTable
        caption="Returns"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          supplier
            ? {
                kind: 'filtered',
                title: 'Nothing went back to them',
                action: { label: 'Show all', onClick: () => choose(null) },
              }
            : {
                kind: 'first-use',
                title: 'Nothing was sent back yet',
                children:
                  'Goods go back from their delivery, on the page of its order, or from their batch under Stock.',
              }
        }
        onRowClick={({ id }) => void navigate({ to: '/purchasing/returns/$returnId', params: { returnId: id } })}
        columns={[
          { key: 'supplier', header: 'Supplier', render: (row) => row.supplier.name },
          {
            key: 'what',
            header: 'What',
            render: ({ lines }) =>
              lines
                .slice(0, 3)
                .map(({ item, quantity }) => `${formatQuantity(quantity, item.baseUnit)} ${item.name}`)
                .join(', ') + (lines.length > 3 ? ` and ${lines.length - 3} more` : ''),
          },
          { key: 'why', header: 'Why', render: ({ reason }) => reason },
          {
            key: 'at',
            header: 'When',
            render: ({ returnedAt }) =>
              `${formatDay(returnedAt, organisation.zone)}, ${formatTime(returnedAt, organisation.zone)}`,
          },
          {
            key: 'note',
            header: 'Debit note',
            numeric: true,
            render: ({ debitNote }) => (debitNote ? debitNote.number : '–'),
          },
          {
            key: 'value',
            header: 'Cost',
            numeric: true,
            render: ({ value }) => <MoneyText value={value} paise />,
          },
          {
            key: 'state',
            header: 'State',
            render: ({ state }) => <StatusPill tone={returnWords[state].tone}>{returnWords[state].label}</StatusPill>,
          },
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
