import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, MoneyText, ShowMore } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const DeliveriesToBillDocument = graphql(`
  query DeliveriesToBill($outletId: UUID!, $after: String, $first: Int = 50) {
    deliveriesToBill(outletId: $outletId, first: $first, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          value
          receipt {
            __typename
            id
            reference
            receivedAt
            supplier { __typename id name }
            order { __typename id number }
          }
          lines { __typename position item { __typename id name } }
        }
      }
    }
  }
`);

/** Deliveries whose bill did not come yet, and what the books hold for them. */
export function ToBillList() {
  const { outlet, organisation, may } = useSigned();
  const { rows, error, isLoading, refetch, ...list } = usePages(DeliveriesToBillDocument, {
    variables: { outletId: outlet.id },
    page: (data) => data.deliveriesToBill,
  });
  const problem = error ? problemOf(error) : null;
  return (
    <>
      <DataTable
        caption="Deliveries without a bill"
        rows={rows}
        rowKey={({ receipt }) => receipt.id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={{ kind: 'done', title: 'Every delivery is billed' }}
        columns={[
          { key: 'supplier', header: 'Supplier', render: ({ receipt }) => receipt.supplier.name },
          {
            key: 'came',
            header: 'Came',
            render: ({ receipt }) => formatDay(receipt.receivedAt, organisation.zone),
          },
          {
            key: 'for',
            header: 'For',
            render: ({ receipt }) =>
              [receipt.order ? `Order ${receipt.order.number}` : null, receipt.reference].filter(Boolean).join(', ') ||
              '–',
          },
          {
            key: 'what',
            header: 'What',
            render: ({ lines }) => {
              const [first, ...others] = lines;
              return `${first?.item.name ?? ''}${others.length > 0 ? ` and ${others.length} more` : ''}`;
            },
          },
          { key: 'value', header: 'Booked', numeric: true, render: ({ value }) => <MoneyText value={value} paise /> },
          ...(may('bill:enter')
            ? [
                {
                  key: 'enter',
                  header: <span className="ck-hidden">What to do</span>,
                  align: 'end' as const,
                  render: ({ receipt }: (typeof rows)[number]) => (
                    <Button
                      size="compact-md"
                      variant="light"
                      renderRoot={(props) => (
                        <Link
                          to="/purchasing/bills/new"
                          search={{ supplier: receipt.supplier.id, receipt: receipt.id }}
                          {...props}
                        />
                      )}
                    >
                      Enter the bill
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
