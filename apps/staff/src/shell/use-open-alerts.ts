import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { graphql } from '../gql/gql.ts';
import { useSigned } from './viewer.tsx';

const OpenAlertCountDocument = graphql(`
  query OpenAlertCount($outletId: UUID!) {
    stockAlerts(outletId: $outletId, states: [OPEN], first: 1) { __typename totalCount }
  }
`);

/**
 * How many alerts about stock nobody saw yet; null where one may not know. Asked anew with each page, not by itself: a page that asks by
 * itself keeps a session in use.
 */
export function useOpenAlerts(path: string): number | null {
  const { outlet, may } = useSigned();
  const skip = !may('stock:read');
  const { data, refetch } = useQuery(OpenAlertCountDocument, { variables: { outletId: outlet.id }, skip });
  const asked = useRef(path);
  useEffect(() => {
    if (skip || asked.current === path) return;
    asked.current = path;
    // Without an answer the last figure stays.
    refetch().catch(() => undefined);
  }, [path, skip, refetch]);
  return skip ? null : (data?.stockAlerts.totalCount ?? null);
}
