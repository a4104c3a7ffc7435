import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, LoadingShape, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { StrayKind } from '../../gql/graphql.ts';
import { OutletFilter } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';

const OwedDocument = graphql(`
  query OwedToGuests($outletId: UUID, $after: String) {
    owedRefunds(outletId: $outletId, first: 50, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node { __typename id orderId amount owed createdAt capturedAt stray }
      }
    }
  }
`);

const kinds: Readonly<Record<StrayKind, string>> = {
  DEAD_ORDER: 'Came after the order was over',
  PAID_TWICE: 'The order was paid already',
};

/** What guests are owed and nobody is paying out (2330): refunds that failed, and money that no order took. */
export function OwedPage() {
  const { organisation } = useSigned();
  const { outlet } = useSearch({ from: '/owed' });
  const navigate = useNavigate({ from: '/owed' });
  const { data, error, refetch, ...list } = usePages(OwedDocument, {
    variables: { outletId: outlet ?? null },
    page: (data) => data.owedRefunds,
  });
  const page = data?.owedRefunds;
  return (
    <>
      <PageHeader
        title="Owed to guests"
        lead="Refunds that the provider did not pay out, and money that no order took. Paid out in the staff app."
      />
      <div className="fn-filters">
        <OutletFilter value={outlet} onChange={(next) => void navigate({ search: () => ({ outlet: next }) })} />
      </div>
      {error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !page ? (
        <LoadingShape shape="rows" count={6} label="Owed to guests" />
      ) : page.edges.length === 0 ? (
        <EmptyState kind="done" title="Nothing is owed">
          Every refund was paid out, and every payment found its order.
        </EmptyState>
      ) : (
        <table className="fn-table">
          <thead>
            <tr>
              <th scope="col">Received</th>
              <th scope="col">Paid</th>
              <th scope="col">Owed</th>
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <tr key={node.id}>
                <td>
                  <Link to="/orders/$orderId" params={{ orderId: node.orderId }}>
                    {formatDay(node.capturedAt ?? node.createdAt, organisation.zone)}
                  </Link>{' '}
                  <StatusPill tone={node.stray ? 'soon' : 'bad'}>
                    {node.stray ? kinds[node.stray] : 'The refund was not paid out'}
                  </StatusPill>
                </td>
                <td>
                  <MoneyText value={node.amount} paise />
                </td>
                <td>
                  <MoneyText value={node.owed} paise />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShowMore list={list} />
    </>
  );
}
