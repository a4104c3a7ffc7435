import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelOrder, markNoShow } from '../modules/ordering/index.ts';
import type { CallContext } from '../platform/context.ts';
import { type Canteen, type Dish, openCanteen } from '../testing/canteen.ts';
import { type OwnDocument, ownDocuments, waysOf } from '../testing/own-documents.ts';
import { permissions } from '../testing/permissions.ts';

const DAY = 86_400_000;
let canteen: Canteen;
let dosa: Dish;
let tea: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ stock: 100 });
  tea = await canteen.dish({ stock: 100, station: 'TEA' });
  // A Tuesday: two that nobody came for, and one that was burnt. The day after, another.
  await left([dosa, tea]);
  await left([dosa]);
  const burnt = await cooked([tea]);
  await cancelOrder(canteen.manager(), { commandId: canteen.newId(), orderId: burnt, reason: 'Burnt' });
  canteen.clock.advance(DAY);
  await left([dosa]);
});
afterAll(() => canteen.close());

async function cooked(dishes: readonly Dish[]): Promise<string> {
  canteen.clock.advance(1_000);
  const id = canteen.newId();
  await canteen.order(
    dishes.map((dish) => ({ dish, quantity: 2 })),
    { id, tendered: 100_000 },
  );
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish');
  return id;
}
async function left(dishes: readonly Dish[]): Promise<string> {
  const orderId = await cooked(dishes);
  await markNoShow(canteen.cashier(), { commandId: canteen.newId(), orderId });
  return orderId;
}
const ask = async (name: string, by: CallContext, variables: object = {}) => {
  const document = ownDocuments.find((one) => one.name === name) as OwnDocument;
  const { data, errors } = await waysOf(document).ours(by, { outletId: canteen.outletId, ...variables });
  expect(errors).toBeUndefined();
  return data;
};
const manager = () => canteen.as(permissions.ofRole('manager'));

test('dishes that nobody got are listed newest first, each with its order, a page at a time', async () => {
  const first = (await ask('WastedDishes', manager(), { first: 3 })).wastedDishes;
  expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
  const { endCursor: after } = first.pageInfo;
  const rest = (await ask('WastedDishes', manager(), { first: 3, after })).wastedDishes;
  const nodes = [...first.edges, ...rest.edges].map((edge: { node: object }) => edge.node) as {
    reason: string;
    portions: number;
    value: number;
    order: { token: string };
  }[];
  expect(nodes.map(({ order }) => order.token)).toEqual(['A001', 'A003', 'A002', 'A001', 'A001']);
  expect(nodes.map(({ reason }) => reason)).toEqual(['NO_SHOW', 'ORDER_CANCELLED', 'NO_SHOW', 'NO_SHOW', 'NO_SHOW']);
  expect(nodes.every(({ portions, value }) => portions === 2 && value === 3_000)).toBe(true);
});

test('whoever may not see orders is not told which it was', async () => {
  const { wastedDishes } = await ask('WastedDishes', canteen.as('stock:read'));
  expect(wastedDishes.edges.map(({ node }: { node: { order: unknown } }) => node.order)).toEqual(Array(5).fill(null));
});

test('what they cost is told by reason, and of each reason by station and weekday; it is part of all that was wasted', async () => {
  const days = { from: '2026-11-24', to: '2026-11-25' };
  const { value, entries, shares, lostOrders } = (await ask('WasteAnalysis', manager(), days)).wasteAnalysis;
  expect([value, entries]).toEqual([15_000, 5]);
  const told = lostOrders.map(
    (one: { reason: string; by: string; key: string; orders: number; portions: number; value: number }) =>
      [one.reason, one.by, one.key, one.orders, one.portions, one.value].join(' '),
  );
  expect(told).toEqual([
    'ORDER_CANCELLED REASON ORDER_CANCELLED 1 2 3000',
    'ORDER_CANCELLED STATION TEA 1 2 3000',
    'ORDER_CANCELLED WEEKDAY 2 1 2 3000',
    'NO_SHOW REASON NO_SHOW 3 8 12000',
    'NO_SHOW STATION DOSA 3 6 9000',
    'NO_SHOW STATION TEA 1 2 3000',
    'NO_SHOW WEEKDAY 2 2 6 9000',
    'NO_SHOW WEEKDAY 3 1 2 3000',
  ]);
  const by = (what: string) => shares.filter((share: { by: string }) => share.by === what);
  expect(by('REASON')).toMatchObject([
    { key: 'NO_SHOW', value: 12_000 },
    { key: 'ORDER_CANCELLED', value: 3_000 },
  ]);
  expect(by('ITEM').map((share: { label: string; value: number }) => [share.label, share.value])).toEqual([
    ['Dish 1', 9_000],
    ['Dish 2', 6_000],
  ]);
  expect(by('STATION')).toMatchObject([
    { key: 'DOSA', value: 9_000 },
    { key: 'TEA', value: 6_000 },
  ]);
});

test('the overview of stock tells of a week what the figures of waste tell of it', async () => {
  const { stockOverview } = await ask('StockOverview', manager());
  expect(stockOverview).toMatchObject({ wastedThisWeek: 15_000 });
  expect(stockOverview.days.at(-1)).toMatchObject({ businessDate: '2026-11-24', wasted: 12_000 });
});

test('another outlet, and days on which nothing was lost, have none', async () => {
  const outletId = await canteen.addOutlet('ND');
  const call = canteen.as(permissions.ofRole('manager'), { outletId });
  expect((await ask('WastedDishes', call, { outletId })).wastedDishes.totalCount).toBe(0);
  const days = { from: '2026-11-20', to: '2026-11-23' };
  const { wasteAnalysis } = await ask('WasteAnalysis', manager(), days);
  expect(wasteAnalysis).toMatchObject({ value: 0, lostOrders: [] });
});
