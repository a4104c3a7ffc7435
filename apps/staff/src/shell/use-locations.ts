import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/gql.ts';

export const StockLocationsDocument = graphql(`
  query StockLocations($outletId: UUID!, $after: String, $first: Int = 100) {
    stockLocations(outletId: $outletId, first: $first, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename node { __typename id outletId code name kind forOrders retiredAt version } }
    }
  }
`);

/** Where stock lies in an outlet, as far as it is in use; null until that is known. */
export function useLocations(outletId: string) {
  const { data, error, refetch } = useQuery(StockLocationsDocument, {
    variables: { outletId },
    fetchPolicy: 'cache-and-network',
  });
  const all = data?.stockLocations.edges.map(({ node }) => node);
  return {
    locations: all?.filter(({ retiredAt }) => retiredAt === null) ?? null,
    /** One of them by its id, also one that was taken out of use. */
    find: (id: string | undefined) => all?.find((location) => location.id === id),
    /** Why nothing is known of them. */
    error: data ? undefined : error,
    refetch: () => void refetch(),
  };
}
