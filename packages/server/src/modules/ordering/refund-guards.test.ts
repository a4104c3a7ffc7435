import { isRefusal, sumMoney } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { back, partRefunds } from '../../testing/part-refunds.ts';
import { permissions } from '../../testing/permissions.ts';
import { documentLines, documents } from '../finance/index.ts';
import { createAccount } from '../identity/index.ts';
import { refundLines } from './refund-lines.ts';
import { refundOfLines } from './refund-of-lines.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
let dosa: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ price: 1_500, stock: 3_000 });
});
afterEach(async () => expect(await violations()).toEqual([]));
afterAll(() => canteen.close());

const { placed, paid, refund, cancel, notesOf, refundsOf, booked, violations } = partRefunds(() => canteen);
const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];

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
    // Nor piece by piece: parts of one order are added up.
    expect(await unchanged(orderId, () => refund(orderId, back([1, 1]), canteen.manager(id)))).toMatchObject({
      ...{ code: 'REFUND_BEYOND_LIMIT', details: { amount: 3_000, limit: 2_000 } },
    });
  });
});

test('an order of which only what costs nothing is left is cancelled, and no more money moves', async () => {
  const free = await canteen.dish({ price: 0, stock: 10 });
  const id = await paid([
    [dosa, 1],
    [free, 1],
  ]);
  expect(await refund(id, back([1, 1]))).toEqual({ orderId: id });
  await cancel(id);
  expect(await row(id)).toMatchObject({ state: 'CANCELLED', paymentStatus: 'REFUNDED' });
  expect((await refundsOf(id)).map(({ amount }) => amount)).toEqual([1_500]);
});

describe('at once', () => {
  test('of twelve who give the same two pieces back, as many succeed as there are pieces for', async () => {
    const id = await paid([[dosa, 5]]);
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

  test('a note fits line by line, head by head, and is numbered after the others', async () => {
    const id = await paid([[dosa, 3]]);
    await refund(id, back([1, 2]));
    const [note] = await notesOf(id);
    const [line] = await canteen.db
      .select()
      .from(documentLines)
      .where(eq(documentLines.documentId, note?.id ?? ''));
    const KEPT = new Error('It fits.');
    const small = (part: number, given: object = {}, form = 'CREDIT_NOTE') =>
      canteen.db.transaction(async (tx) => {
        const documentId = canteen.newId();
        const facts = { id: documentId, number: `Y${part}`, sequence: 800_000 + part, part, refundId: null, form };
        const sums = { total: 1, taxable: 1, tax: 0, roundOff: 0 };
        await tx.insert(documents).values({ ...note, ...facts, ...sums } as typeof documents.$inferInsert);
        const one = { quantity: 1, gross: 1, taxable: 1, cgst: 0, sgst: 0, igst: 0 };
        await tx
          .insert(documentLines)
          .values({ ...line, documentId, ...one, ...given } as typeof documentLines.$inferInsert);
        await tx.execute(sql`set constraints all immediate`);
        throw KEPT;
      });
    const refused = (what: Promise<unknown>) =>
      expect(what).rejects.toMatchObject({ cause: { constraint_name: 'documents_credit_fits' } });
    await expect(small(2)).rejects.toBe(KEPT);
    await refused(small(3));
    // Of three pieces at 42.86, 1.07 and 1.07 one is left: 14.28, 0.36 and 0.36 at most.
    for (const given of [
      { ofPosition: 99 },
      { quantity: 1_001 },
      { gross: 1_501 },
      { taxable: 1_450 },
      { cgst: 40, sgst: 40 },
    ]) {
      await refused(small(2, given));
    }
    await refused(small(2, { taxable: 1_501 }, 'FINANCIAL_CREDIT_NOTE'));
  });
});
