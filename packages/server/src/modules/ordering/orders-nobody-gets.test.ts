import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Permission } from '../../platform/auth/permission.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { historyIdentities } from '../../testing/history-identities.ts';
import { documents, financeIdentities, journalEntries, journalLines } from '../finance/index.ts';
import { inventoryIdentities, stockLevels } from '../inventory/index.ts';
import { paymentsIdentities, refunds } from '../payments/index.ts';
import { cancelOrder } from './cancel-order.ts';
import { collectOrder } from './collect-order.ts';
import { giveUpOrders, markNoShow } from './mark-no-show.ts';
import { pickupCode } from './pickup-code.ts';
import { changePickupRules, readPickupRules } from './pickup-rules.ts';
import { ordersInHand } from './queries.ts';
import { orders } from './tables.ts';
import { takeCash } from './take-cash.ts';

let canteen: Canteen;
let dosa: Dish;
let tea: Dish;
let bottle: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ stock: 500, price: 6_000 });
  tea = await canteen.dish({ stock: 500, station: 'TEA', price: 1_200 });
  bottle = await canteen.dish({ stock: 500, station: null, price: 2_000 });
});
afterAll(() => canteen.close());

type Cart = readonly (Dish | readonly [Dish, number])[];
async function paid(cart: Cart): Promise<string> {
  const id = canteen.newId();
  const lines = cart.map((one) => (Array.isArray(one) ? { dish: one[0], quantity: one[1] } : { dish: one as Dish }));
  await canteen.order(lines, { id, tendered: 100_000 });
  return id;
}
async function cooking(cart: Cart): Promise<string> {
  const id = await paid(cart);
  await canteen.work(id, 'start');
  return id;
}
async function ready(cart: Cart): Promise<string> {
  const id = await cooking(cart);
  await canteen.work(id, 'finish');
  return id;
}
const said = (orderId: string) => ({ commandId: canteen.newId(), orderId });
const leave = (orderId: string, as = canteen.cashier()) => markNoShow(as, said(orderId));
const cancel = (orderId: string, as = canteen.manager()) => cancelOrder(as, { ...said(orderId), reason: 'Burnt' });
const collect = (orderId: string) =>
  collectOrder(canteen.cashier(), { ...said(orderId), pickupCode: pickupCode(new Uint8Array(32).fill(2), orderId) });
const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const levelOf = async ({ stockItemId }: Dish) =>
  (await canteen.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0];
const wasteOf = async (orderId: string) => {
  const found = await canteen.db.execute<Record<string, unknown>>(sql`
    select line, reason, portions, station_code, value::int, tax_reversed::int from waste_dishes
    where order_id = ${orderId} order by line`);
  return [...found];
};
/** What the entry of this event did, by account; debits are positive. */
async function booked(orderId: string, event: string): Promise<Record<string, number>> {
  const lines = await canteen.db
    .select({
      account: journalLines.accountCode,
      debit: journalLines.debit,
      credit: journalLines.credit,
      of: journalEntries.event,
    })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, orderId));
  const own = lines.filter((line) => line.of === event);
  return Object.fromEntries(own.map(({ account, debit, credit }) => [account, debit - credit]));
}
const ticketsTold = async (orderId: string) => {
  const told = (await canteen.events('kitchen.ticket_changed.v1')).filter((event) => event.orderId === orderId);
  return Object.fromEntries(told.map(({ stationCode, state }) => [stationCode, state]));
};
const rules = (part: object, as = canteen.manager()) =>
  changePickupRules(as, {
    ...{ commandId: canteen.newId(), outletId: canteen.outletId },
    ...{ noShowMinutes: 30, refundsNoShows: false, refundsCooked: true, ...part },
  });

test('nobody came: the food is waste at its cost, what is packaged stays, the money stays, and nothing is left to collect', async () => {
  const before = await levelOf(bottle);
  const id = await ready([[dosa, 2], tea, bottle]);
  expect(await leave(id)).toEqual({ orderId: id });

  expect(await row(id)).toMatchObject({ state: 'NO_SHOW', paymentStatus: 'PAID', closedAt: canteen.clock.now() });
  const why = { reason: 'NO_SHOW', tax_reversed: 0 };
  expect(await wasteOf(id)).toEqual([
    { line: 1, portions: 2, station_code: 'DOSA', value: 3_000, ...why },
    { line: 2, portions: 1, station_code: 'TEA', value: 1_500, ...why },
  ]);
  expect(await booked(id, 'waste')).toEqual({ 5150: 4_500, 5100: -4_500 });
  expect(await levelOf(bottle)).toEqual(before);
  expect(await canteen.db.select().from(refunds).where(eq(refunds.orderId, id))).toEqual([]);

  expect(await collect(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'NO_SHOW' } });
  expect(await ticketsTold(id)).toEqual({ DOSA: 'BUMPED', TEA: 'BUMPED' });
  const inHand = await ordersInHand(canteen.db, canteen.outletId, new Date(0));
  expect(inHand.map(({ orderId }) => orderId)).not.toContain(id);
  const announced = await canteen.events('ordering.order_changed.v1');
  expect(announced.filter(({ orderId }) => orderId === id).at(-1)).toMatchObject({ state: 'NO_SHOW' });
});

test('what was only to be handed over is no waste: it goes back on the shelf', async () => {
  const before = await levelOf(bottle);
  const id = await paid([[bottle, 3]]);
  expect(await leave(id)).toEqual({ orderId: id });
  expect([await wasteOf(id), await booked(id, 'waste'), await levelOf(bottle)]).toEqual([[], {}, before]);
});

test('where the outlet says so, the money for what was not collected goes back with a credit note', async () => {
  await rules({ refundsNoShows: true });
  const id = await ready([dosa]);
  expect(await leave(id)).toEqual({ orderId: id });
  expect(await row(id)).toMatchObject({ state: 'NO_SHOW', paymentStatus: 'REFUNDED' });
  expect(await canteen.db.select().from(refunds).where(eq(refunds.orderId, id))).toMatchObject([{ amount: 6_000 }]);
  const issued = await canteen.db.select().from(documents).where(eq(documents.orderId, id));
  expect(issued.map(({ type }) => type).sort()).toEqual(['CREDIT_NOTE', 'INVOICE']);
  expect(await booked(id, 'refund')).toMatchObject({ 1010: -6_000 });
  await rules({});
});

test('who may cancels what is being cooked: what was begun is waste, the rest is released, the cooks are told, the money goes back', async () => {
  const id = await paid([dosa, [tea, 2], bottle]);
  const held = await levelOf(tea);
  await canteen.work(id, 'start', 'DOSA');
  expect(await cancel(id)).toEqual({ orderId: id });

  expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'REFUNDED' });
  expect(await wasteOf(id)).toMatchObject([{ line: 1, reason: 'ORDER_CANCELLED', portions: 1, value: 1_500 }]);
  expect(await booked(id, 'waste')).toEqual({ 5150: 1_500, 5100: -1_500 });
  expect(await levelOf(tea)).toMatchObject({ onHand: held?.onHand, reserved: (held?.reserved ?? 0) - 2_000 });
  expect(await ticketsTold(id)).toEqual({ DOSA: 'CANCELLED', TEA: 'CANCELLED' });
  expect(await canteen.db.select().from(refunds).where(eq(refunds.orderId, id))).toMatchObject([{ reason: 'Burnt' }]);
});

test('what is done is cancelled as well; what was paid for it stays where the outlet keeps it', async () => {
  await rules({ refundsCooked: false });
  const id = await ready([dosa, tea]);
  expect(await cancel(id)).toEqual({ orderId: id });
  expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'PAID' });
  expect((await wasteOf(id)).map(({ value }) => value)).toEqual([1_500, 1_500]);
  expect(await ticketsTold(id)).toEqual({ DOSA: 'CANCELLED', TEA: 'CANCELLED' });
  const early = await paid([dosa]);
  await cancel(early);
  expect(await row(early)).toMatchObject({ paymentStatus: 'REFUNDED' });
  await rules({});
});

test('a cashier, and whose order it is, do not cancel what is being cooked, and nothing is changed', async () => {
  const mine = canteen.as(['order:place', 'order:see'], { id: canteen.newId() });
  const id = canteen.newId();
  await canteen.order([{ dish: dosa }], { id, as: mine });
  await takeCash(canteen.cashier(), { id: canteen.newId(), orderId: id, tendered: 6_000 });
  await canteen.work(id, 'start');
  const before = await row(id);
  const other = new Set([await canteen.addOutlet('EL')]);
  const cashier = canteen.cashier();
  const permissions = {
    get: (one: Permission) => (one === 'order:cancel-cooked' ? other : cashier.actor.permissions.get(one)),
  };
  for (const as of [mine, cashier, { ...cashier, actor: { ...cashier.actor, permissions } }]) {
    expect(await cancel(id, as)).toMatchObject({ code: 'CANNOT_CANCEL_NOW', details: { state: 'PREPARING' } });
    expect([await row(id), await wasteOf(id)]).toEqual([before, []]);
  }
});

test('two lines that took of the same batches share its cost to the paisa', async () => {
  const batter = await canteen.dish({ stock: 3, price: 6_000 });
  const small = await canteen.dish({ from: batter, price: 3_000 });
  const id = await ready([batter, [small, 2]]);
  await leave(id);
  const values = (await wasteOf(id)).map(({ value }) => Number(value));
  expect(values).toEqual([1_500, 3_000]);
  expect(await booked(id, 'waste')).toEqual({ 5150: 4_500, 5100: -4_500 });
});

test('an order ends by itself when its outlet has waited long enough, not a moment before, and not when it was collected', async () => {
  await rules({ noShowMinutes: 20 });
  const [left, taken] = [await ready([dosa]), await ready([dosa])];
  await collect(taken);
  canteen.clock.advance(20 * 60_000 - 1);
  await giveUpOrders(canteen.system());
  expect(await row(left)).toMatchObject({ state: 'READY' });
  canteen.clock.advance(1);
  expect(await giveUpOrders(canteen.system())).toBe(1);
  expect(await row(left)).toMatchObject({ state: 'NO_SHOW', paymentStatus: 'PAID' });
  expect(await wasteOf(left)).toMatchObject([{ reason: 'NO_SHOW', value: 1_500 }]);
  expect(await row(taken)).toMatchObject({ state: 'COLLECTED' });
  expect(await giveUpOrders(canteen.system())).toBe(0);
});

test('where only staff say so nothing ends by itself; where nobody has decided, it does after half an hour', async () => {
  await rules({ noShowMinutes: null });
  const id = await ready([dosa]);
  canteen.clock.advance(3 * 3_600_000);
  expect(await giveUpOrders(canteen.system())).toBe(0);
  await rules({ noShowMinutes: 30 });
  expect(await giveUpOrders(canteen.system())).toBe(1);
  expect(await row(id)).toMatchObject({ state: 'NO_SHOW' });

  const other = await canteen.addOutlet('ND');
  expect(await readPickupRules(canteen.as('order:read', { outletId: other }), { outletId: other })).toEqual({
    ...{ outletId: other, noShowMinutes: 30, refundsNoShows: false, refundsCooked: true },
  });
});

test('bad input is answered with what is wrong, and changes nothing', async () => {
  const id = await cooking([dosa]);
  expect(await leave(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'PREPARING' } });
  await expect(leave(canteen.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(leave('not an id')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(leave(id, canteen.cook())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = canteen.as('order:no-show', { outletId: await canteen.addOutlet('BI') });
  await expect(leave(id, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const noShowMinutes of [4, 1_441, 7.5]) {
    await expect(rules({ noShowMinutes })).rejects.toMatchObject({ code: 'INVALID' });
  }
  const stranger = canteen.as('order:rules', { outletId: await canteen.addOutlet('RU') });
  for (const as of [canteen.cashier(), stranger]) {
    await expect(rules({ noShowMinutes: 5 }, as)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(cancelOrder(canteen.manager(), { ...said(id), reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await row(id)).toMatchObject({ state: 'PREPARING' });
});

test('said twice under one id it is done once; under another id it is refused', async () => {
  const id = await ready([dosa]);
  const command = said(id);
  const answers = [await markNoShow(canteen.cashier(), command)];
  await expect(markNoShow(canteen.cashier(), { ...command, orderId: await ready([dosa]) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  answers.push(await leave(id));
  expect(answers).toMatchObject([{ orderId: id }, { code: 'ILLEGAL_TRANSITION', details: { state: 'NO_SHOW' } }]);
  expect(await cancel(id)).toMatchObject({ code: 'CANNOT_CANCEL_NOW', details: { state: 'NO_SHOW' } });
  expect(await wasteOf(id)).toHaveLength(1);
});

test('after all of this, everything that must always add up does', async () => {
  const own = ['an order that nobody got', 'waste in the books', 'cost in the books', 'the steps of an order'];
  const between = (await historyIdentities(canteen.db)).filter(({ name }) => own.some((one) => name.startsWith(one)));
  expect(between).toHaveLength(own.length);
  const each = [
    await financeIdentities(canteen.db),
    await inventoryIdentities(canteen.db),
    await paymentsIdentities(canteen.db),
  ];
  for (const check of [...between, ...each.flat()]) expect(check).toEqual({ ...check, violations: [] });
});
