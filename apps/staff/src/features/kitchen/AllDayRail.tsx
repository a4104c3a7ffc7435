import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { graphql } from '../../gql/gql.ts';

const AllDayCountsDocument = graphql(`
  query AllDayCounts($outletId: UUID!, $stationCodes: [String!]) {
    allDayCounts(outletId: $outletId, stationCodes: $stationCodes) {
      __typename
      itemId
      name
      variantName
      stationCode
      quantity
    }
  }
`);

type Props = {
  outletId: string;
  stationCodes: string[] | null;
  /** Changes with each message of the stream: the counts are asked again, at most once a second. */
  version: number | null;
};

/** How much of each dish is still to be cooked, over all tickets: one pan for many. */
export function AllDayRail({ outletId, stationCodes, version }: Props) {
  const { data, refetch } = useQuery(AllDayCountsDocument, {
    variables: { outletId, stationCodes },
    fetchPolicy: 'cache-and-network',
  });
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      refetch().catch(() => undefined);
    }, 1_000);
  }, [version, refetch]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );

  const counts = data?.allDayCounts ?? [];
  return (
    <aside className="kt-rail" aria-label="All day">
      <h2>
        All day <span className="ck-figures">{counts.reduce((sum, { quantity }) => sum + quantity, 0)}</span>
      </h2>
      <ul>
        {counts.map(({ itemId, name, variantName, stationCode, quantity }) => (
          <li key={`${itemId}${variantName}${stationCode}`}>
            <span className="kt-rail-count ck-figures">{quantity}</span>
            <span>
              {name}
              {/^(regular|standard|)$/i.test(variantName) ? null : <small> {variantName}</small>}
            </span>
          </li>
        ))}
      </ul>
      {data && counts.length === 0 ? <p>Nothing left to cook.</p> : null}
    </aside>
  );
}
