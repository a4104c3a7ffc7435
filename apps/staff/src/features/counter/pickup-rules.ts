import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';

const CounterPickupRulesDocument = graphql(`
  query CounterPickupRules($outletId: UUID!) {
    pickupRules(outletId: $outletId) { __typename outletId noShowMinutes refundsNoShows refundsCooked }
  }
`);

/** Minutes after which a ready order is late where only staff say that nobody came. */
const lateMinutes = 15;

/** What the outlet decided about orders that nobody gets; null until it is known. */
export function usePickupRules(outletId: string) {
  const { data } = useQuery(CounterPickupRulesDocument, { variables: { outletId }, fetchPolicy: 'cache-and-network' });
  return data?.pickupRules ?? null;
}

/** Minutes that a ready order has waited when half of its time is over, or fifteen. */
export function lateAfter(rules: { noShowMinutes: number | null } | null): number {
  return rules?.noShowMinutes ? Math.ceil(rules.noShowMinutes / 2) : lateMinutes;
}

/** Whether a ready order has waited for so long that somebody should look. */
export function isLate(order: { state: string; readyAt: string | null }, afterMinutes: number, now: number): boolean {
  return order.state === 'READY' && order.readyAt !== null && now - Date.parse(order.readyAt) >= afterMinutes * 60_000;
}
