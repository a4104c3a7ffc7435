import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, MoneyText, ShowMore, StatusPill } from '@college-kiosk/ui';
import { useNavigate } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { SupplierBillState } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { billWords } from './bill-words.ts';

const SupplierBillsDocument = graphql(`
  query SupplierBills($outletId: UUID!, $states: [SupplierBillState!], $first: Int = 50, $after: String) {
    supplierBills(outletId: $outletId, states: $states, first: $first, after: $after) {
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
          billDate
          total
          state
          dueOn
          enteredByLabel
          supplier { __typename id name }
        }
      }
    }
  }
`);

const held: SupplierBillState[] = ['HELD'];
const POLL_MS = 15_000;

/** Bills, the last entered first; or only those that wait for a decision. */
export function BillList({ onlyHeld }: { onlyHeld: boolean }) {
  const { outlet } = useSigned();
  const navigate = useNavigate();
  const { rows, error, isLoading, refetch, ...list } = usePages(SupplierBillsDocument, {
    variables: { outletId: outlet.id, states: onlyHeld ? held : null },
    pollMs: POLL_MS,
    page: (data) => data.supplierBills,
  });
  const problem = error ? problemOf(error) : null;
  return (
    <>
      <DataTable
        caption="Bills"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          onlyHeld
            ? { kind: 'done', title: 'No bill waits for a decision' }
            : { kind: 'first-use', title: 'No bill was entered yet' }
        }
        onRowClick={({ id }) => void navigate({ to: '/purchasing/bills/$billId', params: { billId: id } })}
        columns={[
          { key: 'supplier', header: 'Supplier', render: ({ supplier }) => supplier.name },
          { key: 'number', header: 'Bill', render: ({ number }) => number },
          { key: 'date', header: 'Of', render: ({ billDate }) => formatDay(billDate, 'UTC') },
          {
            key: 'state',
            header: 'State',
            render: ({ state }) => <StatusPill tone={billWords[state].tone}>{billWords[state].label}</StatusPill>,
          },
          onlyHeld
            ? { key: 'by', header: 'Entered by', render: ({ enteredByLabel }) => enteredByLabel }
            : { key: 'due', header: 'Due', render: ({ dueOn }) => (dueOn ? formatDay(dueOn, 'UTC') : '–') },
          { key: 'total', header: 'Total', numeric: true, render: ({ total }) => <MoneyText value={total} paise /> },
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
