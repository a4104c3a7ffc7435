import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, MoneyText, ShowMore } from '@college-kiosk/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { reasonWords } from './waste-words.ts';

const WastedDishesDocument = graphql(`
  query WastedDishes($outletId: UUID!, $first: Int = 50, $after: String) {
    wastedDishes(outletId: $outletId, first: $first, after: $after) {
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
          name
          variantName
          stationCode
          portions
          value
          reportedAt
          order { __typename id token }
        }
      }
    }
  }
`);

const pollMs = 15_000;

/** Dishes that were cooked for orders nobody got, newest first, each with its order. */
export function WastedDishes() {
  const { outlet, organisation } = useSigned();
  const navigate = useNavigate();
  const { rows, error, isLoading, refetch, ...list } = usePages(WastedDishesDocument, {
    variables: { outletId: outlet.id },
    pollMs,
    page: (data) => data.wastedDishes,
  });
  const problem = error ? problemOf(error) : null;
  const stationOf = (code: string | null) => outlet.stations.find((one) => one.code === code)?.name ?? code ?? '';
  return (
    <>
      <DataTable
        caption="Dishes of orders that nobody got"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={{ kind: 'first-use', title: 'Every dish that was cooked was collected' }}
        onRowClick={({ order }) => {
          if (order) void navigate({ to: '/orders/$orderId', params: { orderId: order.id } });
        }}
        columns={[
          {
            key: 'what',
            header: 'What',
            render: ({ portions, name, variantName }) =>
              `${portions} × ${name}${/^(regular|standard|)$/i.test(variantName) ? '' : ` · ${variantName}`}`,
          },
          {
            key: 'order',
            header: 'Order',
            render: ({ order }) =>
              order ? (
                <Link to="/orders/$orderId" params={{ orderId: order.id }} className="sw-order ck-figures">
                  {order.token}
                </Link>
              ) : (
                ''
              ),
          },
          { key: 'why', header: 'Why', render: ({ reason }) => reasonWords[reason] },
          { key: 'where', header: 'Where', render: ({ stationCode }) => stationOf(stationCode) },
          {
            key: 'at',
            header: 'When',
            render: ({ reportedAt }) =>
              `${formatDay(reportedAt, organisation.zone)}, ${formatTime(reportedAt, organisation.zone)}`,
          },
          { key: 'value', header: 'Cost', numeric: true, render: ({ value }) => <MoneyText value={value} paise /> },
        ]}
      />
      <ShowMore list={list} />
    </>
  );
}
