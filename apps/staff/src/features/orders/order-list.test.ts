import { describe, expect, test } from 'vitest';
import type { OrderState, OrdersQuery } from '../../gql/graphql.ts';
import { type StateGroup, withOrder } from './order-list.ts';

type Listed = OrdersQuery['orders'];
type Order = Listed['edges'][number]['node'];

const date = '2026-11-24';
const order = (token: string, state: OrderState, minute: number, businessDate = date) =>
  ({
    __typename: 'Order',
    id: token,
    token,
    state,
    businessDate,
    placedAt: `2026-11-24T06:${String(minute).padStart(2, '0')}:00.000Z`,
  }) as Order;
const list = (orders: Order[], totalCount = orders.length): Listed => ({
  __typename: 'OrderConnection',
  totalCount,
  pageInfo: { __typename: 'PageInfo', hasNextPage: totalCount > orders.length, endCursor: 'end' },
  edges: orders.map((node) => ({ __typename: 'OrderEdge', cursor: node.id, node })),
});
const tokens = ({ edges }: Listed) => edges.map(({ node }) => node.token);
const after = (before: Listed, change: Order, group?: StateGroup) => withOrder(before, change, { group, date });

describe('the list of orders follows what happens', () => {
  const lunch = list([order('A3', 'READY', 30), order('A1', 'PAID', 10)]);

  test('a new order stands first and is counted', () => {
    const next = after(lunch, order('A4', 'PLACED', 40));
    expect(tokens(next)).toEqual(['A4', 'A3', 'A1']);
    expect(next.totalCount).toBe(3);
  });

  test('an order that changes stays where it is and is not counted twice', () => {
    const next = after(lunch, order('A1', 'PREPARING', 10));
    expect(tokens(next)).toEqual(['A3', 'A1']);
    expect(next.edges[1]?.node.state).toBe('PREPARING');
    expect(next.totalCount).toBe(2);
  });

  test('an order that is no longer looked for leaves; one that now is comes in at its place', () => {
    const open = after(lunch, order('A3', 'COLLECTED', 30), 'open');
    expect([tokens(open), open.totalCount]).toEqual([['A1'], 1]);
    const collected = after(list([order('A9', 'COLLECTED', 50)]), order('A3', 'COLLECTED', 30), 'collected');
    expect([tokens(collected), collected.totalCount]).toEqual([['A9', 'A3'], 2]);
  });

  test('another day and another group change nothing', () => {
    expect(after(lunch, order('B1', 'PLACED', 50, '2026-11-23'))).toBe(lunch);
    expect(after(lunch, order('A5', 'CANCELLED', 50), 'open')).toBe(lunch);
  });

  test('what lies beyond the fetched part is counted, not shown', () => {
    const part = list([order('A3', 'COLLECTED', 30)], 120);
    const next = after(part, order('A0', 'COLLECTED', 5), 'collected');
    expect([tokens(next), next.totalCount]).toEqual([['A3'], 121]);
    expect(after(list([order('A3', 'READY', 30)], 120), order('A0', 'COLLECTED', 5), 'open').totalCount).toBe(119);
    const all = list([order('A3', 'READY', 30)], 120);
    expect(after(all, order('A0', 'COLLECTED', 5))).toBe(all);
  });
});
