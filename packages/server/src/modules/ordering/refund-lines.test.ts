import { sumMoney } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { back, partRefunds } from '../../testing/part-refunds.ts';
import { makeTill, type Till } from '../../testing/till/open-till.ts';
import { documents, entriesOfSources } from '../finance/index.ts';
import { stockLevels } from '../inventory/index.ts';
import { type Payment, paymentReactions, payments } from '../payments/index.ts';
import { organisations } from '../places/index.ts';
import { collectOrder } from './collect-order.ts';
import { salesOfDay } from './day-sales.ts';
import { pickupCode } from './pickup-code.ts';
import { refundOfLines } from './refund-of-lines.ts';
import { startPayment } from './start-payment.ts';
import { orders } from './tables.ts';
import { takeCash } from './take-cash.ts';

let canteen: Canteen;
let till: Till;
let dosa: Dish;
let cola: Dish;
beforeAll(async () => {
  canteen = await openCanteen({
    provider: async (world) => {
      till = await makeTill(world);
      return till.port;
    },
  });
  dosa = await canteen.dish({ price: 1_500, stock: 3_000 });
  cola = await canteen.dish({ price: 2_000, stock: 3_000, station: null });
});
afterEach(async () => expect(await violations()).toEqual([]));
afterAll(async () => {
  await till.close();
  await canteen.close();
});

const { placed, paid, refund, cancel, notesOf, refundsOf, booked, violations } = partRefunds(() => canteen);
async function paidByUpi(cart: readonly (readonly [Dish, number])[]): Promise<string> {
  const orderId = await placed(cart);
  const payment = (await startPayment(canteen.cashier(), { id: canteen.newId(), orderId })) as Payment;
  await till.pay(payment.payUrl, 'success@fake');
  await till.deliver();
  return orderId;
}
const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const paymentOf = async (orderId: string) =>
  (await canteen.db.select().from(payments).where(eq(payments.orderId, orderId)))[0];

describe('in parts', () => {
  test('pieces go back by their cumulative share, each part with a note and an entry of its own; the last takes the rest', async () => {
    const id = await paid([
      [dosa, 3],
      [cola, 1],
    ]);
    const level = async () =>
      (await canteen.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, dosa.stockItemId)))[0];
    const stock = await level();
    expect(await refundOfLines(canteen.manager(), { orderId: id, lines: back([1, 1]) })).toEqual({
      ...{ tender: 'CASH', total: 1_500, tax: 72, roundOff: 0, withoutTax: false },
      left: back([1, 3], [2, 1]),
    });
    expect(await refund(id, back([1, 1]))).toEqual({ orderId: id });
    expect(await row(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PARTIALLY_REFUNDED' });
    expect(await booked(id, 'refund')).toEqual({ 4150: 1_428, 2210: 36, 2211: 36, 1010: -1_500 });
    // What no station began is free again: a third of what was promised to it.
    expect((await level())?.reserved).toBeLessThan(stock?.reserved ?? 0);
    await refund(id, back([1, 1]));
    expect(await booked(id, 'refund-2')).toEqual({ 4150: 1_430, 2210: 35, 2211: 35, 1010: -1_500 });

    await canteen.work(id, 'start');
    await canteen.work(id, 'finish');
    const code = pickupCode(new Uint8Array(32).fill(2), id);
    await collectOrder(canteen.cashier(), { commandId: canteen.newId(), orderId: id, pickupCode: code });
    expect(await refund(id, back([1, 1], [2, 1]))).toEqual({ orderId: id });
    expect(await row(id)).toMatchObject({ state: 'COLLECTED', paymentStatus: 'REFUNDED' });
    expect(await paymentOf(id)).toMatchObject({ state: 'REFUNDED' });
    const notes = await notesOf(id);
    expect(notes.map(({ part, total, reason }) => [part, total, reason])).toEqual([
      [1, 1_500, 'Cold'],
      [2, 1_500, 'Cold'],
      [3, 3_500, 'Cold'],
    ]);
    expect((await refundsOf(id)).map(({ id: refundId, amount }) => [refundId, amount])).toEqual(
      notes.map(({ refundId, total }) => [refundId, total]),
    );
    expect(sumMoney(notes.map(({ taxable }) => taxable))).toBe((await row(id))?.taxable);
  });

  test('through the provider each part is owed, asked for after the commit and paid out; a part that failed stays owed', async () => {
    const id = await paidByUpi([[dosa, 3]]);
    const settle = async () => {
      for (const { id: refundId, paymentId, orderId, outletId } of await refundsOf(id)) {
        const payload = { refundId, paymentId, orderId, outletId };
        const event = { id: canteen.newId(), name: 'payments.refund_requested.v1', stream: outletId, position: 1 };
        for (const reaction of paymentReactions.filter(({ hears }) => hears.name === event.name)) {
          await reaction.run(canteen.system(), { ...event, payload, occurredAt: canteen.clock.now() });
        }
      }
    };
    await refund(id, back([1, 1]));
    expect(await booked(id, 'refund')).toEqual({ 4150: 1_428, 2210: 36, 2211: 36, 2330: -1_500 });
    await settle();
    expect(await paymentOf(id)).toMatchObject({ state: 'PARTIALLY_REFUNDED' });
    await refund(id, back([1, 1]), canteen.manager(), 'fail');
    await settle();
    expect((await refundsOf(id)).map(({ state, amount }) => [state, amount])).toEqual([
      ['PROCESSED', 1_500],
      ['FAILED', 1_500],
    ]);
    expect(await violations()).toEqual([]);
    // Cancelling gives back what is left, and what failed with it.
    expect(await cancel(id)).toEqual({
      orderId: id,
    });
    await settle();
    expect((await refundsOf(id)).map(({ amount }) => amount)).toEqual([1_500, 1_500, 3_000]);
    expect((await notesOf(id)).map(({ total }) => total)).toEqual([1_500, 1_500, 1_500]);
    expect(await paymentOf(id)).toMatchObject({ state: 'REFUNDED' });
  });

  test('an order of which a part went back is cancelled: the rest goes back, and it takes no money again', async () => {
    const id = await paid([[dosa, 3]]);
    await refund(id, back([1, 2]));
    const pay = await takeCash(canteen.cashier(), { id: canteen.newId(), orderId: id, tendered: 10_000 });
    expect(pay).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await cancel(id)).toEqual({
      orderId: id,
    });
    expect((await refundsOf(id)).map(({ amount }) => amount)).toEqual([3_000, 1_500]);
    expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'REFUNDED' });
  });

  test('what was rounded to whole rupees goes back in whole rupees', async () => {
    await canteen.db.update(organisations).set({ roundsCash: true });
    const odd = await canteen.dish({ price: 1_575, stock: 100 });
    const id = await paid([[odd, 3]]);
    await canteen.db.update(organisations).set({ roundsCash: false });
    for (const _ of [1, 2]) await refund(id, back([1, 1]));
    await cancel(id);
    expect((await refundsOf(id)).map(({ amount }) => amount)).toEqual([1_600, 1_600, 1_500]);
    expect((await notesOf(id)).map(({ roundOff }) => roundOff)).toEqual([25, 25, -75]);
  });

  test('the day’s sales are what was sold less what went back', async () => {
    const zone = 'Asia/Kolkata';
    const sales = async () => {
      const { byHour, byItem } = await salesOfDay(canteen.db, canteen.outletId, '2026-11-24', zone);
      return {
        revenue: sumMoney(byHour.map(({ revenue }) => revenue)),
        of: byItem.find((item) => item.itemId === dosa.itemId),
      };
    };
    const before = await sales();
    const id = await paid([[dosa, 3]]);
    await refund(id, back([1, 1]));
    const after = await sales();
    expect(after.revenue - before.revenue).toBe(4_286 - 1_428);
    expect((after.of?.quantity ?? 0) - (before.of?.quantity ?? 0)).toBe(2);
    expect((after.of?.revenue ?? 0) - (before.of?.revenue ?? 0)).toBe(4_286 - 1_428);
  });
});

test('whatever is bought and in whatever parts it goes back, money, notes and books end at nothing', async () => {
  const carts = fc.array(
    fc.record({ pieces: fc.integer({ min: 1, max: 4 }), price: fc.integer({ min: 100, max: 9_999 }) }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(carts, fc.boolean(), async (cart, inRupees) => {
      await canteen.db.update(organisations).set({ roundsCash: inRupees });
      const dishes: [Dish, number][] = [];
      for (const { pieces, price } of cart)
        dishes.push([await canteen.dish({ price, stock: 10, station: null }), pieces]);
      const id = await paid(dishes);
      await canteen.db.update(organisations).set({ roundsCash: false });
      for (const [at, { pieces }] of cart.entries()) {
        for (let n = 0; n < pieces; n += 1) {
          const isLast = at === cart.length - 1 && n === pieces - 1;
          if (!isLast) expect(await refund(id, back([at + 1, 1]))).toEqual({ orderId: id });
        }
      }
      await cancel(id);
      const [invoice] = await canteen.db.select().from(documents).where(eq(documents.orderId, id));
      const notes = await notesOf(id);
      for (const head of ['taxable', 'tax', 'roundOff', 'total'] as const) {
        expect(sumMoney(notes.map((note) => note[head]))).toBe(invoice?.[head]);
      }
      const all = (await entriesOfSources(canteen.db, [id])).get(id) ?? [];
      const cash = all.flatMap(({ lines }) => lines).filter(({ account }) => account.code === '1010');
      expect(sumMoney(cash.map(({ debit, credit }) => debit - credit))).toBe(0);
    }),
    { numRuns: 6 },
  );
  // Some dozens of commands, one after the other.
}, 60_000);
