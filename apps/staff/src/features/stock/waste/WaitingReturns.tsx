import { useQuery } from '@apollo/client/react';
import { formatDay, formatQuantity, formatTime, MoneyText } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const WaitingReturnsDocument = graphql(`
  query WaitingReturns($outletId: UUID!) {
    goodsReturns(outletId: $outletId, states: [WAITING], first: 20) {
      __typename
      totalCount
      edges {
        __typename
        node {
          __typename
          id
          reason
          value
          returnedAt
          returnedByLabel
          supplier { __typename id name }
          lines { __typename quantity item { __typename id name baseUnit } }
        }
      }
    }
  }
`);

/** Goods that wait for somebody who lets them go back to their supplier: they are decided on where waste is. */
export function WaitingReturns({ pollMs }: { pollMs: number }) {
  const { outlet, organisation } = useSigned();
  const { data } = useQuery(WaitingReturnsDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
    pollInterval: pollMs,
  });
  const page = data?.goodsReturns;
  if (!page || page.totalCount === 0) return null;
  return (
    <section className="sw-back" aria-label="Goods to send back">
      <h2>Goods to send back</h2>
      <ul>
        {page.edges.map(({ node: { id, supplier, lines, reason, value, returnedAt, returnedByLabel } }) => (
          <li key={id}>
            <Link to="/purchasing/returns/$returnId" params={{ returnId: id }}>
              {lines.map(({ quantity, item }) => `${formatQuantity(quantity, item.baseUnit)} ${item.name}`).join(', ')}{' '}
              to {supplier.name}
            </Link>
            <small>
              {reason}. {formatDay(returnedAt, organisation.zone)}, {formatTime(returnedAt, organisation.zone)}
              {returnedByLabel ? `, by ${returnedByLabel}` : ''}
            </small>
            <MoneyText value={value} paise />
          </li>
        ))}
      </ul>
      {page.totalCount > page.edges.length ? (
        <p>
          and {page.totalCount - page.edges.length} more under <Link to="/purchasing/returns">Returns</Link>
        </p>
      ) : null}
    </section>
  );
}
