import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { back, partRefunds } from '../../testing/part-refunds.ts';
import { permissions } from '../../testing/permissions.ts';
import { makeTill, type Till } from '../../testing/till/open-till.ts';
import { entriesOfSources } from '../finance/index.ts';
import { createAccount } from '../identity/index.ts';
import { owedRefunds, type Payment, paymentReactions, payments, refunds, saveDrawer } from '../payments/index.ts';
import { collectOrder } from './collect-order.ts';
import { expireOrders } from './expire-orders.ts';
import { payOwedRefund } from './pay-owed-refund.ts';
import { pickupCode } from './pickup-code.ts';
import { startPayment } from './start-payment.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
let till: Till;
let dosa: Dish;
beforeAll(async () => {
  canteen = await openCanteen({
    provider: async (world) => {
      till = await makeTill(world);
      return till.port;
    },
  });
  dosa = await canteen.dish({ price: 5_000, stock: 3_000, station: null });
});
afterEach(async () => expect(await violations()).toEqual([]));
afterAll(async () => {
  await till.close();
  await canteen.close();
});

const { placed, refund, refundsOf, violations } = partRefunds(() => canteen);

/** Paid by UPI and handed over. */
async function collected(pieces: number): Promise<{ orderId: string; paymentId: string }> {
  const orderId = await placed([[dosa, pieces]]);
  const payment = (await startPayment(canteen.cashier(), { id: canteen.newId(), orderId })) as Payment;
  await till.pay(payment.payUrl, 'success@fake');
  await till.deliver();
  const code = pickupCode(new Uint8Array(32).fill(2), orderId);
  await collectOrder(canteen.cashier(), { commandId: canteen.newId(), orderId, pickupCode: code });
  return { orderId, paymentId: payment.id };
}

/** The provider is asked for what waits. */
async function settle(orderId: string): Promise<void> {
  for (const { id: refundId, paymentId, outletId } of await refundsOf(orderId)) {
    const payload = { refundId, paymentId, orderId, outletId };
    const event = { id: canteen.newId(), name: 'payments.refund_requested.v1', stream: outletId, position: 1 };
    for (const reaction of paymentReactions.filter(({ hears }) => hears.name === event.name)) {
      await reaction.run(canteen.system(), { ...event, payload, occurredAt: canteen.clock.now() });
    }
  }
}

const said = () => ({ as: canteen.manager(), reason: 'Asked at the counter', commandId: canteen.newId() });
function pay(paymentId: string, by: 'CASH' | 'UPI', other: Partial<ReturnType<typeof said>> = {}) {
  canteen.clock.advance(1);
  const { as, ...what } = { ...said(), ...other };
  return payOwedRefund(as, { ...what, paymentId, by });
}
const owed = async () => {
  const { edges } = await owedRefunds(canteen.as('payment:review'), { outletId: canteen.outletId });
  return edges.map(({ node }) => node.id);
};
const paymentOf = async (id: string) => (await canteen.db.select().from(payments).where(eq(payments.id, id)))[0];
const statesOf = async (orderId: string) =>
  (await refundsOf(orderId)).map(({ state, amount, paidIn }) => [state, amount, paidIn]);

/** Three pieces: one failed at the provider, the others went back. All of it is said to have gone. */
async function withOneFailed() {
  const made = await collected(3);
  await refund(made.orderId, back([1, 1]), canteen.manager(), 'fail');
  await settle(made.orderId);
  await refund(made.orderId, back([1, 2]));
  await settle(made.orderId);
  return made;
}

test('what failed after its order was collected is asked for again, by the same provider, and nothing is owed any more', async () => {
  const { orderId, paymentId } = await withOneFailed();
  expect(await statesOf(orderId)).toEqual([
    ['FAILED', 5_000, null],
    ['PROCESSED', 10_000, null],
  ]);
  expect(await owed()).toEqual([paymentId]);
  const commandId = canteen.newId();
  expect(await pay(paymentId, 'UPI', { commandId })).toEqual({ orderId });
  expect(await pay(paymentId, 'UPI', { commandId })).toEqual({ orderId });
  expect(await owed()).toEqual([]);
  expect(await pay(paymentId, 'CASH')).toMatchObject({ code: 'NOTHING_OWED' });
  await settle(orderId);
  expect((await statesOf(orderId)).at(-1)).toEqual(['PROCESSED', 5_000, null]);
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'REFUNDED' });
  expect((await canteen.db.select().from(orders).where(eq(orders.id, orderId)))[0]).toMatchObject({
    ...{ state: 'COLLECTED', paymentStatus: 'REFUNDED' },
  });
});

test('what fails again is owed again; in cash it leaves the drawer and 2330, and the provider keeps what it has of ours', async () => {
  const { orderId, paymentId } = await withOneFailed();
  await pay(paymentId, 'UPI', { reason: 'fail' });
  await settle(orderId);
  expect(await owed()).toEqual([paymentId]);
  expect(await violations()).toEqual([]);
  expect(await pay(paymentId, 'CASH')).toEqual({ orderId });
  expect((await statesOf(orderId)).at(-1)).toEqual(['PROCESSED', 5_000, 'CASH']);
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'REFUNDED' });
  const last = (await refundsOf(orderId)).at(-1)?.id ?? '';
  const [entry] = (await entriesOfSources(canteen.db, [last])).get(last) ?? [];
  expect(entry?.lines.map(({ account, debit, credit, party }) => [account.code, debit - credit, party])).toEqual([
    ['2330', 5_000, paymentId],
    ['1010', -5_000, null],
  ]);
  expect(await owed()).toEqual([]);
});

test('money that no order took is given back the same way, by the provider or in cash', async () => {
  const strays: string[] = [];
  for (const _ of [1, 2]) {
    const orderId = await placed([[dosa, 1]]);
    const payment = (await startPayment(canteen.cashier(), { id: canteen.newId(), orderId })) as Payment;
    canteen.clock.advance(40 * 60_000);
    await expireOrders(canteen.system());
    await till.pay(payment.payUrl, 'success@fake');
    await till.deliver();
    strays.push(payment.id);
  }
  const [first = '', second = ''] = strays;
  expect(await owed()).toEqual([second, first]);
  const { orderId = '' } = (await paymentOf(first)) ?? {};
  expect(await pay(first, 'UPI')).toEqual({ orderId });
  expect(await owed()).toEqual([second]);
  await settle(orderId);
  await pay(second, 'CASH');
  for (const id of strays) expect(await paymentOf(id)).toMatchObject({ state: 'REFUNDED' });
  expect(await owed()).toEqual([]);
});

test('of many who pay it out at once, one does', async () => {
  const { orderId, paymentId } = await withOneFailed();
  const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => pay(paymentId, n % 2 === 0 ? 'CASH' : 'UPI')));
  expect(answers.filter((answer) => 'orderId' in answer)).toHaveLength(1);
  await settle(orderId);
  expect(await refundsOf(orderId)).toHaveLength(3);
});

test('cancelling afterwards gives back what is left and no more', async () => {
  const orderId = await placed([[dosa, 3]]);
  const payment = (await startPayment(canteen.cashier(), { id: canteen.newId(), orderId })) as Payment;
  await till.pay(payment.payUrl, 'success@fake');
  await till.deliver();
  await refund(orderId, back([1, 1]), canteen.manager(), 'fail');
  await settle(orderId);
  await pay(payment.id, 'CASH');
  await refund(orderId, back([1, 1]));
  await settle(orderId);
  expect(await statesOf(orderId)).toEqual([
    ['FAILED', 5_000, null],
    ['PROCESSED', 5_000, 'CASH'],
    ['PROCESSED', 5_000, null],
  ]);
});

test('refused, and nothing changed: what is not owed, beyond one’s limit, elsewhere, and by whoever may not', async () => {
  const { paymentId } = await collected(1);
  expect(await pay(paymentId, 'UPI')).toMatchObject({ code: 'NOTHING_OWED' });
  await expect(pay(canteen.newId(), 'UPI')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(pay(paymentId, 'UPI', { reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(pay(paymentId, 'UPI', { as: canteen.cashier() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = canteen.as(['order:refund'], { outletId: await canteen.addOutlet('EW') });
  await expect(pay(paymentId, 'UPI', { as: elsewhere })).rejects.toMatchObject({ code: 'FORBIDDEN' });

  const failed = await withOneFailed();
  const id = canteen.newId();
  const made = await createAccount(canteen.as(permissions.ofRole('administrator'), { everywhere: true }), {
    ...{ id, email: `${id}@college.example`, name: 'Asha', firstPassword: 'copper-otter-window-plum' },
    roles: [{ role: 'manager', outletId: null, expiresAt: null, limits: { refundUpToMinor: 4_999 } }],
  });
  expect('refused' in made).toBe(false);
  for (const by of ['CASH', 'UPI'] as const) {
    expect(await pay(failed.paymentId, by, { as: canteen.manager(id) })).toMatchObject({
      ...{ code: 'REFUND_BEYOND_LIMIT', details: { limit: 4_999, amount: 5_000 } },
    });
  }
  expect(await refundsOf(failed.orderId)).toHaveLength(2);
  // Where the outlet keeps drawers, cash is in one that is open.
  const { outletId } = canteen;
  const drawer = { id: canteen.newId(), outletId, name: 'Till', inUse: true };
  await saveDrawer(canteen.as('drawer:set-up'), { commandId: canteen.newId(), ...drawer });
  expect(await pay(failed.paymentId, 'CASH')).toMatchObject({ code: 'DRAWER_NOT_OPEN' });
  expect(await owed()).toEqual([failed.paymentId]);
  await canteen.db.execute(sql`update drawers set in_use = false`);
});

test('the database knows no cash for what is not owed, and no refund goes back a step', async () => {
  const { orderId, paymentId } = await collected(2);
  const row = {
    paymentId,
    orderId,
    outletId: canteen.outletId,
    amount: 5_000,
    reason: 'x',
    createdAt: canteen.clock.now(),
  };
  const cash = canteen.db.insert(refunds).values({ ...row, id: canteen.newId(), state: 'PROCESSED', paidIn: 'CASH' });
  await expect(cash).rejects.toMatchObject({ cause: { constraint_name: 'refunds_paid_in_owed' } });
  await refund(orderId, back([1, 1]), canteen.manager(), 'fail');
  await settle(orderId);
  const [failed] = await refundsOf(orderId);
  const of = eq(refunds.id, failed?.id ?? '');
  const forward = { cause: { constraint_name: 'refunds_forward' } };
  await expect(canteen.db.update(refunds).set({ state: 'PENDING' }).where(of)).rejects.toMatchObject(forward);
  await expect(canteen.db.update(refunds).set({ amount: 1 }).where(of)).rejects.toMatchObject(forward);
  await expect(canteen.db.update(refunds).set({ retriedBy: canteen.newId() }).where(of)).rejects.toMatchObject(forward);
  await expect(canteen.db.update(refunds).set({ retriedBy: failed?.id }).where(of)).rejects.toMatchObject(forward);
  const elsewhere = { paymentId: canteen.newId() };
  await expect(canteen.db.update(refunds).set(elsewhere).where(of)).rejects.toMatchObject(forward);
  await expect(canteen.db.update(refunds).set({ paidIn: 'CASH' }).where(of)).rejects.toMatchObject(forward);
  await pay(paymentId, 'CASH');
  await expect(canteen.db.update(refunds).set({ retriedBy: null }).where(of)).rejects.toMatchObject(forward);
});
