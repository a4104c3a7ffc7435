import { isRefusal, sumMoney } from '@college-kiosk/kernel';
import { asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CallContext } from '../../platform/context.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { permissions } from '../../testing/permissions.ts';
import { makeTill, type Till } from '../../testing/till/open-till.ts';
import { documents, entriesOfSources, financeIdentities } from '../finance/index.ts';
import { createAccount } from '../identity/index.ts';
import { inventoryIdentities, stockLevels } from '../inventory/index.ts';
import { type Payment, paymentReactions, payments, paymentsIdentities, refunds } from '../payments/index.ts';
import { organisations } from '../places/index.ts';
import { cancelOrder } from './cancel-order.ts';
import { collectOrder } from './collect-order.ts';
import { salesOfDay } from './day-sales.ts';
import { pickupCode } from './pickup-code.ts';
import { refundLines } from './refund-lines.ts';
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
afterAll(async () => {
  await till.close();
  await canteen.close();
});
/** What must always add up: of the books, the documents, the money and the stock. */
afterEach(async () => {
  const { db } = canteen;
  const checks = [
    ...(await financeIdentities(db)),
    ...(await paymentsIdentities(db)),
    ...(await inventoryIdentities(db)),
  ];
  expect(checks.flatMap(({ name, violations }) => violations.map((said) => `${name}: ${said}`))).toEqual([]);
});

type Cart = readonly (readonly [Dish, number])[];
const placed = async (cart: Cart, tendered?: number) => {
  const id = canteen.newId();
  await canteen.order(
    cart.map(([dish, quantity]) => ({ dish, quantity })),
    { id, ...(tendered !== undefined && { tendered }) },
  );
  return id;
};
const paid = (cart: Cart) => placed(cart, 1_000_000);
async function paidByUpi(cart: Cart): Promise<string> {
  const orderId = await placed(cart);
  const payment = (await startPayment(canteen.cashier(), { id: canteen.newId(), orderId })) as Payment;
  await till.pay(payment.payUrl, 'success@fake');
  await till.deliver();
  return orderId;
}
const back = (...lines: (readonly [position: number, quantity: number])[]) =>
  lines.map(([position, quantity]) => ({ position, quantity }));
// Each act has its moment, so that what was done first is told first.
const refund = (
  orderId: string,
  lines: ReturnType<typeof back>,
  as: CallContext = canteen.manager(),
  reason = 'Cold',
) => {
  canteen.clock.advance(1);
  return refundLines(as, { commandId: canteen.newId(), orderId, lines, reason });
};
const cancel = (orderId: string) => {
  canteen.clock.advance(1);
  return cancelOrder(canteen.manager(), { commandId: canteen.newId(), orderId, reason: 'Left' });
};
const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const notesOf = async (orderId: string) =>
  (await canteen.db.select().from(documents).where(eq(documents.orderId, orderId)).orderBy(asc(documents.part))).filter(
    ({ type }) => type === 'CREDIT_NOTE',
  );
const refundsOf = (orderId: string) =>
  canteen.db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(refunds.createdAt, refunds.id);
const paymentOf = async (orderId: string) =>
  (await canteen.db.select().from(payments).where(eq(payments.orderId, orderId)))[0];
/** What the entry of this event did, by account; debits are positive. */
async function booked(orderId: string, event: string): Promise<Record<string, number>> {
  const all = (await entriesOfSources(canteen.db, [orderId])).get(orderId) ?? [];
  const [entry] = all.filter((each) => each.event === event);
  return Object.fromEntries((entry?.lines ?? []).map(({ account, debit, credit }) => [account.code, debit - credit]));
}

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
      ...{ tender: 'CASH', total: 1_500, tax: 72, roundOff: 0 },
      left: back([1, 3], [2, 1]),
    });
    expect(await refund(id, back([1, 1]))).toEqual({ orderId: id });
    expect(await row(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PARTIALLY_REFUNDED' });
    expect(await booked(id, 'refund')).toEqual({ 4150: 1_428, 2210: 36, 2211: 36, 1010: -1_500 });
    // Before they are begun, pieces that nobody waits for any more are still cooked: only cancelling calls that off.
    expect(await level()).toEqual(stock);
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

describe('refused, and nothing is changed', () => {
  async function unchanged(id: string, what: () => Promise<unknown>): Promise<unknown> {
    const state = async () => [await row(id), await notesOf(id), await refundsOf(id), await booked(id, 'refund')];
    const before = await state();
    const answer = await what();
    expect(await state()).toEqual(before);
    return answer;
  }

  test('more than is left, a line that there is not, a line said twice', async () => {
    const id = await paid([[dosa, 3]]);
    await refund(id, back([1, 2]));
    for (const lines of [back([1, 2]), back([2, 1]), back([1, 1], [1, 1])]) {
      expect(await unchanged(id, () => refund(id, lines))).toMatchObject({
        ...{ code: 'LINES_NOT_LEFT', details: { left: back([1, 1]) } },
      });
      await expect(refundOfLines(canteen.manager(), { orderId: id, lines })).rejects.toMatchObject({ code: 'INVALID' });
    }
    expect(await refund(id, back([1, 1]))).toMatchObject({ code: 'CANNOT_REFUND_NOW' });
  });

  test('nothing, no reason, pieces that are none', async () => {
    const id = await paid([[dosa, 3]]);
    for (const lines of [[], back([1, 0]), back([1, -1]), back([0, 1]), back([1, 1.5])]) {
      await unchanged(id, () => expect(refund(id, lines)).rejects.toMatchObject({ code: 'INVALID' }));
    }
    await unchanged(id, () =>
      expect(refund(id, back([1, 1]), canteen.manager(), ' ')).rejects.toMatchObject({ code: 'INVALID' }),
    );
  });

  test('an order that was not paid, one that went back whole, and all of one that somebody waits for', async () => {
    const unpaid = await placed([[dosa, 1]]);
    expect(await refundOfLines(canteen.manager(), { orderId: unpaid, lines: [] })).toBeNull();
    const whole = await paid([[dosa, 1]]);
    await cancel(whole);
    const waiting = await paid([[dosa, 1]]);
    for (const [id, why] of [
      [unpaid, 'not paid'],
      [whole, 'given back already'],
      [waiting, 'Cancel it instead'],
    ] as const) {
      expect(await unchanged(id, () => refund(id, back([1, 1])))).toMatchObject({
        ...{ code: 'CANNOT_REFUND_NOW', message: expect.stringContaining(why) },
      });
    }
  });

  test('an order that there is not, an order elsewhere, and whoever may not', async () => {
    await expect(refund(canteen.newId(), back([1, 1]))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const id = await paid([[dosa, 2]]);
    const elsewhere = canteen.as(['order:refund'], { outletId: await canteen.addOutlet('RL') });
    for (const as of [elsewhere, canteen.cashier()]) {
      await expect(refund(id, back([1, 1]), as)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(refundOfLines(as, { orderId: id, lines: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await refundsOf(id)).toEqual([]);
  });

  test('whoever gives back more than they may alone', async () => {
    const administrator = canteen.as(permissions.ofRole('administrator'), { everywhere: true });
    const id = canteen.newId();
    const made = await createAccount(administrator, {
      ...{ id, email: `${id}@college.example`, name: 'Asha', firstPassword: 'copper-otter-window-plum' },
      roles: [{ role: 'manager', outletId: null, expiresAt: null, limits: { refundUpToMinor: 2_000 } }],
    });
    expect(isRefusal(made)).toBe(false);
    const orderId = await paid([[dosa, 3]]);
    expect(await unchanged(orderId, () => refund(orderId, back([1, 2]), canteen.manager(id)))).toMatchObject({
      ...{ code: 'REFUND_BEYOND_LIMIT', details: { amount: 3_000, limit: 2_000 } },
    });
    expect(await refund(orderId, back([1, 1]), canteen.manager(id))).toEqual({ orderId });
  });
});

describe('at once', () => {
  test('of twelve who give the same two pieces back, as many succeed as there are pieces for', async () => {
    const id = await paid([
      [dosa, 5],
      [cola, 1],
    ]);
    const answers = await Promise.all(Array.from({ length: 12 }, () => refund(id, back([1, 2]))));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(2);
    expect((await refundsOf(id)).map(({ amount }) => amount)).toEqual([3_000, 3_000]);
    expect((await notesOf(id)).map(({ part }) => part)).toEqual([1, 2]);
  });

  test('a part and the cancelling of the whole give back what came, and no more', async () => {
    for (let n = 0; n < 4; n += 1) {
      const id = await paid([[dosa, 3]]);
      await Promise.all([refund(id, back([1, 1])), cancel(id), refund(id, back([1, 1]))]);
      expect(sumMoney((await refundsOf(id)).map(({ amount }) => amount))).toBe(4_500);
      expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'REFUNDED' });
    }
  });

  test('said twice it goes back once', async () => {
    const id = await paid([[dosa, 3]]);
    const input = { commandId: canteen.newId(), orderId: id, lines: back([1, 1]), reason: 'Cold' };
    const said = () => refundLines(canteen.manager(), input);
    expect(await Promise.all([said(), said()])).toEqual([{ orderId: id }, { orderId: id }]);
    expect(await said()).toEqual({ orderId: id });
    expect(await refundsOf(id)).toHaveLength(1);
  });
});

describe('past the door', () => {
  test('no note takes more back than was invoiced, and no refund gives more than came', async () => {
    const id = await paid([[dosa, 3]]);
    await refund(id, back([1, 2]));
    const [note] = await notesOf(id);
    const again = (part: number) =>
      canteen.db.transaction(async (tx) => {
        await tx.insert(documents).values({
          ...{ ...note, id: canteen.newId(), number: `X${part}`, sequence: 900_000 + part, part, refundId: null },
        } as typeof documents.$inferInsert);
      });
    // Two notes of two pieces are more than three; and a note that was not numbered after the others did not see them.
    for (const part of [2, 3]) {
      await expect(again(part)).rejects.toMatchObject({ constraint_name: 'documents_credit_fits' });
    }
    await expect(again(1)).rejects.toMatchObject({ cause: { constraint_name: 'documents_part' } });
    const more = canteen.db.execute(sql`
      insert into refunds select gen_random_uuid(), payment_id, order_id, outlet_id, 1501, state, reason, provider_ref, created_at, settled_at
      from refunds where order_id = ${id}`);
    await expect(more).rejects.toMatchObject({ cause: { constraint_name: 'refunds_within_payment' } });
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
    { numRuns: 8 },
  );
});
