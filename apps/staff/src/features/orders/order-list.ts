import type { OrderState, OrdersQuery } from '../../gql/graphql.ts';

export const stateGroups = {
  open: ['PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY'],
  collected: ['COLLECTED'],
  cancelled: ['CANCELLED', 'EXPIRED'],
  left: ['NO_SHOW'],
} as const satisfies Record<string, readonly OrderState[]>;
export type StateGroup = keyof typeof stateGroups;

type Listed = OrdersQuery['orders'];
type Order = Listed['edges'][number]['node'];
type Wanted = { group: StateGroup | undefined; date: string };

/**
 * The list, newest first, after an order was placed or changed: put in at its place, shown as it is now, or taken out when
 * it is not what is looked for any more. What lies beyond the part that was fetched is only counted.
 */
export function withOrder(list: Listed, order: Order, { group, date }: Wanted): Listed {
  if (order.businessDate !== date) return list;
  const { edges, totalCount } = list;
  const fits = isIn(group, order.state);
  const known = edges.some(({ node }) => node.id === order.id);
  if (known && fits)
    return { ...list, edges: edges.map((edge) => (edge.node.id === order.id ? { ...edge, node: order } : edge)) };
  if (known) return { ...list, totalCount: totalCount - 1, edges: edges.filter(({ node }) => node.id !== order.id) };

  const place = edges.findIndex(({ node }) => isNewer(order, node));
  if (place < 0 && list.pageInfo.hasNextPage) {
    // Open orders leave their group for good, the other groups are never left, and without a group nothing comes or goes.
    const change = group === undefined ? 0 : group === 'open' ? (fits ? 0 : -1) : fits ? 1 : 0;
    return change === 0 ? list : { ...list, totalCount: totalCount + change };
  }
  if (!fits) return list;
  const at = place < 0 ? edges.length : place;
  const edge = { __typename: 'OrderEdge' as const, cursor: order.id, node: order };
  return { ...list, totalCount: totalCount + 1, edges: [...edges.slice(0, at), edge, ...edges.slice(at)] };
}

function isIn(group: StateGroup | undefined, state: OrderState): boolean {
  return group === undefined || stateGroups[group].some((one) => one === state);
}

function isNewer(a: Order, b: Order): boolean {
  return a.placedAt === b.placedAt ? a.id > b.id : a.placedAt > b.placedAt;
}
