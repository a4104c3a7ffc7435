import { usePages } from '@college-kiosk/client';
import { formatTime, LoadingShape, MoneyText, ShowMore } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { kindWords, purposeWords } from './drawer-words.ts';

const DrawerMovementsDocument = graphql(`
  query DrawerMovements($outletId: UUID!, $sessionId: UUID!, $after: String) {
    drawerMovements(outletId: $outletId, sessionId: $sessionId, first: 50, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename node { __typename id number kind amount purpose reason orderId at by } }
    }
  }
`);

/** Every rupee that came and went, by number; a sale opens its order. */
export function Movements({ outletId, sessionId }: { outletId: string; sessionId: string }) {
  const { zone } = useSigned().organisation;
  const { data, error, refetch, ...list } = usePages(DrawerMovementsDocument, {
    variables: { outletId, sessionId },
    page: (data) => data.drawerMovements,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (!data) return <LoadingShape shape="rows" label="Movements" />;
  const page = data.drawerMovements;
  return (
    <section aria-label="Movements">
      <table className="fn-table fn-movements">
        <caption>All that moved, {page.totalCount}</caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">What</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {page.edges.map(({ node: { id, number, kind, amount, purpose, reason, orderId, at, by } }) => (
            <tr key={id}>
              <td>
                <span className="fn-code">{number}</span>
              </td>
              <td>
                {orderId ? (
                  <Link to="/orders/$orderId" params={{ orderId }}>
                    {kindWords[kind]}
                  </Link>
                ) : (
                  `${kindWords[kind]}${purpose && purpose !== 'NO_SALE' ? `, ${purposeWords[purpose]}` : ''}`
                )}
                <small>
                  {formatTime(at, zone)}, {by}
                  {reason ? `: ${reason}` : ''}
                </small>
              </td>
              <td>
                <MoneyText value={amount} paise />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore list={list} />
    </section>
  );
}
