import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { documents, financeIdentities, journalEntries } from '../finance/index.ts';
import { inventoryIdentities, stockLevels } from '../inventory/index.ts';
import { refunds } from '../payments/index.ts';
import { placeOf } from '../places/index.ts';
import { acceptOrder } from './accept-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { collectOrder } from './collect-order.ts';
import { expireOrders } from './expire-orders.ts';
import { pickupCode } from './pickup-code.ts';
import { readOrder } from './queries.ts';
import { orderSteps, orders } from './tables.ts';
import { takeCash } from './take-cash.ts';
import { unlockPickup } from './unlock-pickup.ts';

let canteen: Canteen;
let soup: Dish;
let bottle: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  soup = await canteen.dish({ stock: 200 });
  bottle = await canteen.dish({ stock: 200, station: null, price: 2_000 });
});
afterAll(() => canteen.close());

const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const placed = async (dishes: readonly Dish[] = [soup], tendered?: number) => {
  const id = canteen.newId();
  await canteen.order(
    dishes.map((dish) => ({ dish })),
    { id, ...(tendered !== undefined && { tendered }) },
  );
  return id;
};
const cash = (orderId: string, tendered = 10_000) =>
  takeCash(canteen.cashier(), { id: canteen.newId(), orderId, tendered });
const cancel = (orderId: string) =>
  cancelOrder(canteen.cashier(), { commandId: canteen.newId(), orderId, reason: 'changed my mind' });
const code = (orderId: string) => pickupCode(new Uint8Array(32).fill(2), orderId);
const collect = (orderId: string, typed = code(orderId)) =>
  collectOrder(canteen.cashier(), { commandId: canteen.newId(), orderId, pickupCode: typed });

test('cash at the counter pays an order that waited', async () => {
  const id = await placed();
  expect(await cash(id)).toEqual({ orderId: id });
  expect(await row(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PAID', expiresAt: null });
  expect(await cash(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
});

test('two cashiers who take the money at once take it once', async () => {
  const id = await placed();
  const answers = await Promise.all(Array.from({ length: 8 }, () => cash(id)));
  expect(answers.filter((answer) => 'orderId' in answer)).toHaveLength(1);
  expect(await canteen.db.select().from(documents).where(eq(documents.orderId, id))).toHaveLength(1);
});

test('what is only handed over is ready as soon as it is paid, and leaves the stock in the customer’s hand', async () => {
  const id = await placed([bottle], 2_000);
  expect(await row(id)).toMatchObject({ state: 'READY' });
  expect(await collect(id)).toEqual({ orderId: id });

  const entries = await canteen.db.select().from(journalEntries).where(eq(journalEntries.sourceId, id));
  expect(entries.map((entry) => entry.event).sort()).toEqual(['hand-over', 'sale']);
});

test('cancelling before anything is paid gives the stock back and writes no entry', async () => {
  const id = await placed();
  await cancel(id);
  expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'UNPAID' });
  expect(await canteen.db.select().from(journalEntries).where(eq(journalEntries.sourceId, id))).toEqual([]);
});

test('cancelling a paid order that nobody began refunds the whole in cash, with a credit note', async () => {
  const id = await placed([soup], 6_000);
  await cancel(id);

  expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'REFUNDED' });
  const issued = await canteen.db.select().from(documents).where(eq(documents.orderId, id));
  expect(issued.map(({ type, total, reason }) => ({ type, total, reason }))).toEqual(
    expect.arrayContaining([
      { type: 'INVOICE', total: 6_000, reason: null },
      { type: 'CREDIT_NOTE', total: 6_000, reason: 'changed my mind' },
    ]),
  );
  expect(await canteen.db.select().from(refunds).where(eq(refunds.orderId, id))).toMatchObject([
    { amount: 6_000, state: 'PROCESSED' },
  ]);
  const tickets = await canteen.events('kitchen.ticket_changed.v1');
  expect(tickets.filter((event) => event.orderId === id).at(-1)).toMatchObject({ state: 'CANCELLED' });
});

test('a paid order of packaged goods is ready at once and can still be cancelled: money, credit note and stock go back', async () => {
  const id = await placed([bottle, bottle], 4_000);
  const stock = async () => {
    const ofBottle = eq(stockLevels.stockItemId, bottle.stockItemId);
    return (await canteen.db.select().from(stockLevels).where(ofBottle))[0];
  };
  const before = await stock();
  expect(await row(id)).toMatchObject({ state: 'READY', paymentStatus: 'PAID' });
  expect(await cancel(id)).toEqual({ orderId: id });

  expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'REFUNDED' });
  expect(await stock()).toMatchObject({ onHand: before?.onHand, reserved: (before?.reserved ?? 0) - 2_000 });
  const issued = await canteen.db.select().from(documents).where(eq(documents.orderId, id));
  expect(issued.map(({ type, total }) => [type, total]).sort()).toEqual([
    ['CREDIT_NOTE', 4_000],
    ['INVOICE', 4_000],
  ]);
  expect(await collect(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
});

test('twenty who cancel at once refund once', async () => {
  const id = await placed([soup], 6_000);
  await Promise.all(Array.from({ length: 20 }, () => cancel(id)));
  expect(await canteen.db.select().from(refunds).where(eq(refunds.orderId, id))).toHaveLength(1);
});

test('an unpaid order ends after its time and gives its stock back; a paid one stays', async () => {
  const [unpaid, paid] = [await placed(), await placed([soup], 6_000)];
  canteen.clock.advance(20 * 60_000 + 1);
  expect(await expireOrders(canteen.system())).toBeGreaterThanOrEqual(1);

  expect(await row(unpaid)).toMatchObject({ state: 'EXPIRED' });
  expect(await row(paid)).toMatchObject({ state: 'ACCEPTED' });
  expect(await cash(unpaid)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'EXPIRED' } });
});

test('a wrong pickup code counts although it is refused; after five only a manager helps', async () => {
  const id = await placed([bottle], 2_000);
  const wrong = code(id) === '000000' ? '000001' : '000000';
  for (const triesLeft of [4, 3, 2, 1, 0]) {
    expect(await collect(id, wrong)).toMatchObject({ code: 'WRONG_PICKUP_CODE', details: { triesLeft } });
  }
  expect(await collect(id)).toMatchObject({ code: 'PICKUP_LOCKED' });
  await unlockPickup(canteen.as('order:unlock'), { commandId: canteen.newId(), orderId: id });
  expect(await collect(id)).toEqual({ orderId: id });
});

test('of many wrong codes at once, five are tried and the rest are locked out', async () => {
  const id = await placed([bottle], 2_000);
  const wrong = code(id) === '000000' ? '000001' : '000000';
  const answers = await Promise.all(Array.from({ length: 12 }, () => collect(id, wrong)));
  const tried = answers.flatMap((answer) =>
    'details' in answer && 'triesLeft' in answer.details ? [answer.details.triesLeft] : [],
  );
  expect(tried.sort()).toEqual([0, 1, 2, 3, 4]);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'PICKUP_LOCKED')).toHaveLength(7);
  expect(await row(id)).toMatchObject({ state: 'READY', wrongCodes: 5 });
});

test('nothing is handed over before it is ready, or twice', async () => {
  const id = await placed([soup], 6_000);
  expect(await collect(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'ACCEPTED' } });
  const drink = await placed([bottle], 2_000);
  await collect(drink);
  expect(await collect(drink)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'COLLECTED' } });
});

test('an outlet that cooks after payment accepts nothing unpaid', async () => {
  const id = await placed();
  expect(await acceptOrder(canteen.cashier(), { commandId: canteen.newId(), orderId: id })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
  });
  expect((await placeOf(canteen.db, canteen.outletId)).outlet.cooksBeforePay).toBe(false);
});

test('an order is its owner’s: another customer cannot see or cancel it', async () => {
  const mine = canteen.as(['order:place', 'order:see'], { id: canteen.newId() });
  const stranger = canteen.as(['order:place', 'order:see'], { id: canteen.newId() });
  const id = canteen.newId();
  await canteen.order([{ dish: soup }], { id, as: mine });

  expect(await readOrder(mine, { id })).toMatchObject({ id });
  await expect(readOrder(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const command = { commandId: canteen.newId(), orderId: id, reason: 'mine?' };
  await expect(cancelOrder(stranger, command)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await cancelOrder(mine, { ...command, commandId: canteen.newId() })).toEqual({ orderId: id });
});

test('every step is remembered: from where, to where, by whom', async () => {
  const id = await placed([bottle], 2_000);
  await collect(id);
  const steps = await canteen.db
    .select()
    .from(orderSteps)
    .where(eq(orderSteps.orderId, id))
    .orderBy(orderSteps.version);
  expect(steps.map(({ fromState, toState, by }) => [fromState, toState, by])).toEqual([
    [null, 'PLACED', 'somebody'],
    ['PLACED', 'PAID', 'somebody'],
    ['PAID', 'READY', 'somebody'],
    ['READY', 'COLLECTED', 'somebody'],
  ]);
});

test('an order’s story does not run backwards, though whoever waited for it looked at the clock first', async () => {
  const id = await placed([soup], 10_000);
  canteen.clock.advance(-5_000);
  expect(await cancel(id)).toEqual({ orderId: id });
  canteen.clock.advance(5_000);
  const steps = await canteen.db
    .select()
    .from(orderSteps)
    .where(eq(orderSteps.orderId, id))
    .orderBy(orderSteps.version);
  expect(steps.at(-1)?.toState).toBe('CANCELLED');
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime()));
});

test('after all of this, everything that must always add up does', async () => {
  for (const check of [...(await financeIdentities(canteen.db)), ...(await inventoryIdentities(canteen.db))]) {
    expect(check).toMatchObject({ violations: [] });
  }
});
