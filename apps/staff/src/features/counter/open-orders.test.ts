import { expect, test } from 'vitest';
import { type OpenOrder, withOlder, withOrder } from './open-orders.ts';

const order = (id: string, state: OpenOrder['state'] = 'PLACED') =>
  ({ __typename: 'Order', id, state, token: id, placedAt: '2026-11-24T07:00:00.000Z', readyAt: null }) as OpenOrder;
const page = (orders: OpenOrder[], endCursor: string | null) => ({
  __typename: 'OrderConnection' as const,
  pageInfo: { __typename: 'PageInfo' as const, hasNextPage: endCursor !== null, endCursor },
  edges: orders.map((node) => ({ __typename: 'OrderEdge' as const, cursor: node.id, node })),
});
const said = ({ edges }: ReturnType<typeof page>) => edges.map(({ node }) => `${node.id} ${node.state}`);

test('older orders come after those that are there, and what a message told meanwhile stays', () => {
  const newest = withOrder(page([order('C'), order('B')], 'B'), order('A', 'READY'));
  const all = withOlder(newest, page([order('A'), order('Z')], null));
  expect(said(all)).toEqual(['A READY', 'C PLACED', 'B PLACED', 'Z PLACED']);
  expect(all.pageInfo).toMatchObject({ hasNextPage: false });
});

test('an order that is known is told in its place', () => {
  expect(said(withOrder(page([order('C'), order('B')], null), order('B', 'PAID')))).toEqual(['C PLACED', 'B PAID']);
});
