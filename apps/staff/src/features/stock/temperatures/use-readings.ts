import { usePages } from '@college-kiosk/client';
import { useSearch } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const TemperatureReadingsDocument = graphql(`
  query TemperatureReadings($outletId: UUID!, $unitId: UUID, $onlyOut: Boolean, $first: Int = 50, $after: String) {
    temperatureReadings(outletId: $outletId, unitId: $unitId, onlyOut: $onlyOut, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          temperature
          isOut
          note
          readAt
          readByLabel
          unit { __typename id name }
        }
      }
    }
  }
`);

const pollMs = 15_000;

/** What was read here, newest first, as far as the address asks for it: of one unit, or only what was out of its limits. */
export function useReadings() {
  const { outlet } = useSigned();
  const { unit, out } = useSearch({ from: '/signed/stock/temperatures' });
  return usePages(TemperatureReadingsDocument, {
    variables: { outletId: outlet.id, unitId: unit ?? null, onlyOut: out ?? null },
    pollMs,
    page: (data) => data.temperatureReadings,
  });
}
