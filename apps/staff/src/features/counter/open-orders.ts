import { useApolloClient } from '@apollo/client/react';
import { useLiveQuery } from '@college-kiosk/client';
import { useEffect, useMemo, useState } from 'react';
import type { OpenOrdersQuery, OrderState } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';

const OpenOrdersDocument = graphql(`
  query OpenOrders($outletId: UUID!, $first: Int = 100) {
    streamPosition(outletId: $outletId)
    orders(
      outletId: $outletId
      states: [PLACED, AWAITING_PAYMENT, PAID, ACCEPTED, PREPARING, READY]
      first: $first
    ) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename cursor node { __typename id state token placedAt readyAt ...CounterOrder } }
    }
  }
`);
const OlderOpenOrdersDocument = graphql(`
  query OlderOpenOrders($outletId: UUID!, $after: String, $first: Int = 100) {
    orders(
      outletId: $outletId
      states: [PLACED, AWAITING_PAYMENT, PAID, ACCEPTED, PREPARING, READY]
      first: $first
      after: $after
    ) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename cursor node { __typename id state token placedAt readyAt ...CounterOrder } }
    }
  }
`);
const CounterOrderChangedDocument = graphql(`
  subscription CounterOrderChanged($outletId: UUID!, $since: Position) {
    orderChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      order { __typename id state token placedAt readyAt ...CounterOrder }
    }
  }
`);

export const openStates: readonly OrderState[] = [
  ...(['PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY'] as const),
];

export type OpenOrder = OpenOrdersQuery['orders']['edges'][number]['node'];
type OrderPage = OpenOrdersQuery['orders'];

/**
 * All open orders of an outlet, live. The newest are there first; who has waited longest is on the last page, so the others are read at
 * once, one page after the other.
 */
export function useOpenOrders(outletId: string) {
  const apollo = useApolloClient();
  const toast = useToast();
  const variables = useMemo(() => ({ outletId }), [outletId]);
  const live = useLiveQuery(OpenOrdersDocument, CounterOrderChangedDocument, {
    variables,
    position: ({ streamPosition }) => streamPosition,
    select: ({ orderChanged }) => orderChanged,
    merge: (data, { orderChanged: { order } }) => ({ ...data, orders: withOrder(data.orders, order) }),
  });
  const [failedAfter, setFailedAfter] = useState<string | null>(null);
  const page = live.data?.orders;
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  useEffect(() => {
    if (!after || failedAfter === after) return;
    let wanted = true;
    // Not into the cache by itself: what a message told meanwhile is newer than the page.
    apollo
      .query({ query: OlderOpenOrdersDocument, variables: { outletId, after }, fetchPolicy: 'no-cache' })
      .then(({ data }) => {
        const held = apollo.readQuery({ query: OpenOrdersDocument, variables });
        if (!wanted || !data || !held || held.orders.pageInfo.endCursor !== after) return;
        const orders = withOlder(held.orders, data.orders);
        apollo.writeQuery({ query: OpenOrdersDocument, variables, data: { ...held, orders } });
      })
      .catch((error: unknown) => {
        if (!wanted) return;
        toast.failed(error);
        setFailedAfter(after);
      });
    return () => {
      wanted = false;
    };
  }, [apollo, toast, outletId, variables, after, failedAfter]);
  const seen = useMemo(() => (page?.edges ?? []).map(({ node }) => node), [page]);
  return {
    /** Those that are open, and those that were when they were last asked for. */
    orders: useMemo(() => seen.filter(({ state }) => openStates.includes(state)), [seen]),
    seen,
    isThere: page !== undefined,
    isWhole: page !== undefined && after === null,
    /** The older ones could not be read; asked again by this. */
    readOlder: after !== null && failedAfter === after ? () => setFailedAfter(null) : null,
    error: live.error,
    refetch: live.refetch,
  };
}

/** The page with an order as a message told it: in its place, or first. */
export function withOrder(page: OrderPage, order: OpenOrder): OrderPage {
  const known = page.edges.some(({ node }) => node.id === order.id);
  const edges = known
    ? page.edges.map((edge) => (edge.node.id === order.id ? { ...edge, node: order } : edge))
    : [{ __typename: 'OrderEdge' as const, cursor: order.id, node: order }, ...page.edges];
  return { ...page, edges };
}

/** The page with those of the next; what is known already stays as it was told last. */
export function withOlder(page: OrderPage, older: Pick<OrderPage, 'pageInfo' | 'edges'>): OrderPage {
  const known = new Set(page.edges.map(({ node }) => node.id));
  return {
    ...page,
    pageInfo: older.pageInfo,
    edges: [...page.edges, ...older.edges.filter(({ node }) => !known.has(node.id))],
  };
}
