import { isRefusal } from '@college-kiosk/kernel';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rememberedCommands } from '../../platform/command/tables.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { whileHeld } from '../../testing/while-held.ts';
import { financeIdentities, journalEntries } from '../finance/index.ts';
import { inventoryIdentities, stockLevels } from '../inventory/index.ts';
import { collectOrder } from './collect-order.ts';
import { pickupCode } from './pickup-code.ts';
import { orderSteps, orders } from './tables.ts';

const AT_ONCE = 12;

let canteen: Canteen;
let bottle: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  bottle = await canteen.dish({ stock: 200, station: null, price: 2_000 });
});
afterAll(() => canteen.close());

/** A paid order of something packaged: it is ready. */
async function ready(dish = bottle): Promise<string> {
  const id = canteen.newId();
  await canteen.order([{ dish }], { id, tendered: 2_000 });
  return id;
}

const rightCode = (orderId: string) => pickupCode(new Uint8Array(32).fill(2), orderId);
const wrongCode = (orderId: string) => (rightCode(orderId) === '000000' ? '000001' : '000000');
const say = (orderId: string, typed = rightCode(orderId)) => ({
  commandId: canteen.newId(),
  orderId,
  pickupCode: typed,
});
const collect = (input: ReturnType<typeof say>) => collectOrder(canteen.cashier(), input);
const rowOf = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const levelOf = async (dish: Dish) =>
  (await canteen.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, dish.stockItemId)))[0];
const handOvers = (orderId: string) => {
  const entries = and(eq(journalEntries.sourceId, orderId), eq(journalEntries.event, 'hand-over'));
  return canteen.db.select().from(journalEntries).where(entries);
};
const rememberedBy = (id: string) => canteen.db.select().from(rememberedCommands).where(eq(rememberedCommands.id, id));

async function audited(orderId: string) {
  const rows = await canteen.audit('ordering.collectOrder');
  return rows.filter(({ input }) => (input as { orderId: string }).orderId === orderId);
}

test('of many who come for an order at once, one gets it: once out of the stock, once in the books', async () => {
  const id = await ready();
  const before = (await levelOf(bottle))?.onHand ?? 0;
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => collect(say(id))));

  expect(answers.filter((answer) => !isRefusal(answer))).toEqual([{ orderId: id }]);
  expect(answers.filter(isRefusal)).toEqual(
    Array(AT_ONCE - 1).fill(expect.objectContaining({ code: 'ILLEGAL_TRANSITION', details: { state: 'COLLECTED' } })),
  );
  expect(await levelOf(bottle)).toMatchObject({ onHand: before - 1_000 });
  expect(await handOvers(id)).toHaveLength(1);
  const steps = await canteen.db.select().from(orderSteps).where(eq(orderSteps.orderId, id));
  expect(steps.filter(({ toState }) => toState === 'COLLECTED')).toHaveLength(1);
  expect((await audited(id)).map(({ outcome }) => outcome).sort()).toEqual([
    'done',
    ...Array(AT_ONCE - 1).fill('refused'),
  ]);
});

test('said again and again under one id, an order is handed over once and each hears so', async () => {
  const id = await ready();
  const input = say(id);
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => collect(input)));
  expect([...answers, await collect(input)]).toEqual(Array(AT_ONCE + 1).fill({ orderId: id }));
  expect(await handOvers(id)).toHaveLength(1);
  expect((await audited(id)).map(({ outcome }) => outcome)).toEqual(['done']);
  // The same id with another code is another thing that was said, and no guess.
  await expect(collect({ ...input, pickupCode: wrongCode(id) })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await rowOf(id)).toMatchObject({ state: 'COLLECTED', wrongCodes: 0 });
  // Nor is it under an id that did something else: here, place the order.
  const placed = await ready();
  await expect(collect({ ...say(placed, wrongCode(placed)), commandId: placed })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(await rowOf(placed)).toMatchObject({ state: 'READY', wrongCodes: 0 });
});

test('a wrong code leaves its count and a masked audit row; its id is free for another try', async () => {
  const id = await ready();
  const input = say(id, wrongCode(id));
  expect(await collect(input)).toMatchObject({ code: 'WRONG_PICKUP_CODE', details: { triesLeft: 4 } });

  expect(await rowOf(id)).toMatchObject({ state: 'READY', wrongCodes: 1, version: 3 });
  expect(await audited(id)).toMatchObject([
    { outcome: 'refused', reason: 'WRONG_PICKUP_CODE', input: { pickupCode: '•••' }, outletId: canteen.outletId },
  ]);
  expect(await rememberedBy(input.commandId)).toEqual([]);
  expect(await collect({ ...input, pickupCode: rightCode(id) })).toEqual({ orderId: id });
});

test('however many guess at once, five guesses are looked at; the right one counts only among them', async () => {
  for (let round = 0; round < 6; round += 1) {
    const id = await ready();
    const typed = Array.from({ length: AT_ONCE }, (_, index) => (index === 6 ? rightCode(id) : wrongCode(id)));
    const answers = await Promise.all(typed.map((code) => collect(say(id, code))));
    const told = answers.map((answer) => (isRefusal(answer) ? answer.code : 'done'));
    const wrong = told.filter((code) => code === 'WRONG_PICKUP_CODE').length;

    const order = await rowOf(id);
    expect(order?.wrongCodes).toBe(wrong);
    expect(wrong).toBeLessThanOrEqual(5);
    expect(told.includes('done')).toBe(order?.state === 'COLLECTED');
    if (order?.state === 'READY') expect(wrong).toBe(5);
    else expect(told.filter((code) => code === 'ILLEGAL_TRANSITION')).toHaveLength(AT_ONCE - 1 - wrong);
    expect(await audited(id)).toHaveLength(AT_ONCE);
  }
});

test('whoever changes an order while somebody comes for it is waited for, and what became of it is looked at', async () => {
  const [refunded, guessed, locked] = [await ready(), await ready(), await ready()];
  const refund = sql`
    update orders set payment_status = 'REFUNDED', version = version + 1 where id = ${refunded}`;
  expect(await whileHeld(canteen.db, refund, () => collect(say(refunded)))).toMatchObject({
    waited: true,
    answer: { code: 'NOT_PAID' },
  });
  const guesses = (id: string) => sql`update orders set wrong_codes = 5 where id = ${id}`;
  for (const [id, typed] of [
    [guessed, rightCode(guessed)],
    [locked, wrongCode(locked)],
  ] as const) {
    expect(await whileHeld(canteen.db, guesses(id), () => collect(say(id, typed)))).toMatchObject({
      waited: true,
      answer: { code: 'PICKUP_LOCKED' },
    });
    expect(await rowOf(id)).toMatchObject({ state: 'READY', wrongCodes: 5 });
  }
});

test('goods that expired since they were sold are named, and nothing is handed over', async () => {
  const juice = await canteen.dish({ stock: 5, station: null, price: 2_000, expiryDate: '2026-11-24' });
  const id = await ready(juice);
  const [before, input, now] = [await rowOf(id), say(id), canteen.clock.now()];
  canteen.clock.set(new Date('2026-11-25T06:00:00Z'));
  expect(await collect(input)).toMatchObject({
    code: 'GOODS_MISSING',
    message: expect.stringMatching(/^The stock of .*base.* has expired or is gone\. Receive or count it first\.$/),
    details: { items: [expect.stringContaining('base')] },
  });
  canteen.clock.set(now);

  expect(await rowOf(id)).toEqual(before);
  expect([await handOvers(id), await rememberedBy(input.commandId)]).toEqual([[], []]);
  expect(await audited(id)).toMatchObject([{ outcome: 'refused', reason: 'GOODS_MISSING' }]);
  expect(await levelOf(juice)).toMatchObject({ onHand: 5_000, reserved: 1_000 });
  expect(await collect(input)).toEqual({ orderId: id });
});

test('after all of this, everything that must always add up does', async () => {
  for (const check of [...(await financeIdentities(canteen.db)), ...(await inventoryIdentities(canteen.db))]) {
    expect(check).toMatchObject({ violations: [] });
  }
});
