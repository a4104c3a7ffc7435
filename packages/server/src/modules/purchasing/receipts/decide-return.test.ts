import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { postgresError } from '../../../platform/db/errors.ts';
import { keyOf } from '../../../testing/key-of.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, seedAccounts } from '../../finance/index.ts';
import {
  batches,
  changeStockSettings,
  holdBatches,
  inventoryIdentities,
  stockLevels,
  stockSettingsNow,
} from '../../inventory/index.ts';
import { debitNotes } from '../bills/tables.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, BIJU, buying, CHITRA } from '../sample-purchasing.ts';
import { decideReturn } from './decide-return.ts';
import { linesByReturn, listGoodsReturns, returnById } from './queries.ts';
import { returnGoods } from './return-goods.ts';
import { goodsReturnLines, goodsReturns } from './tables.ts';
import { withdrawReturn } from './withdraw-return.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let supplierId: string;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
beforeEach(async () => {
  supplierId = await buy.supplier();
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

/** Ten kilograms of something, as dear as said, in a batch. */
async function came(value: number) {
  const item = await buy.item();
  const line = buy.came(item, { value });
  const dear = { supplierId, overrideReason: 'Agreed by telephone.', lines: [line] };
  const receipt = await buy.receive(dear, buy.as(ANNA, ['receipt:override']));
  return { item, batchId: line.batchId, receiptId: 'receiptId' in receipt ? receipt.receiptId : '' };
}
const ALL = 10_000_000;
const sendBack = (batchId: string, quantity = ALL, id = world.newId(), by = buy.as(ANNA)) =>
  returnGoods(by, { id, outletId: world.outletId, reason: 'Spoiled', lines: [{ batchId, quantity }] });
const decide = (returnId: string, approve = true, by = BIJU) =>
  decideReturn(world.as('return:approve', { id: by }), {
    ...{ commandId: world.newId(), returnId, approve, reason: approve ? null : 'It is good.' },
  });
const levelOf = async (item: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, item)))[0]?.onHand;
const lying = (item: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, item)).orderBy(batches.sourceType);
const booked = (id: string) => world.db.$count(journalEntries, eq(journalEntries.sourceId, id));

/** Goods of 6,000.00 that wait. */
async function waiting() {
  const goods = await came(600_000);
  const id = world.newId();
  expect(await sendBack(goods.batchId, ALL, id)).toEqual({ returnId: id, waits: true });
  return { ...goods, id };
}

test('goods above the limit lie apart until another person lets them go back; then they are gone, and booked', async () => {
  const { id, item, batchId } = await waiting();
  expect(await levelOf(item)).toBe(0);
  expect(await lying(item)).toMatchObject([
    { id: batchId, status: 'DEPLETED' },
    { status: 'QUARANTINE', sourceType: 'set-aside', sourceId: id, quantityRemaining: ALL, valueRemaining: 600_000 },
  ]);
  expect(await booked(id)).toBe(0);
  expect((await linesByReturn(world.db, [id])).get(id)).toMatchObject([{ batchId, quantity: ALL, value: 600_000 }]);
  expect(await decide(id)).toEqual({ returnId: id });
  expect(await lying(item)).toMatchObject([{ status: 'DEPLETED' }, { status: 'DEPLETED', valueRemaining: 0 }]);
  expect(await booked(id)).toBe(1);
  expect(await returnById(world.db, id)).toMatchObject({ state: 'SENT', decidedBy: BIJU, value: 600_000 });
  expect(await decide(id)).toMatchObject({ code: 'ILLEGAL_RETURN_STEP', details: { state: 'SENT' } });
});

test('whoever entered a return does not decide on it, by no account and not in the database either', async () => {
  const { id } = await waiting();
  expect(await decide(id, true, ANNA)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  await expect(
    decideReturn(buy.as(CHITRA), { commandId: world.newId(), returnId: id, approve: true }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const wrong = [
    { state: 'SENT' as const },
    { state: 'SENT' as const, decidedBy: ANNA, decidedAt: world.clock.now() },
    { state: 'REJECTED' as const, decidedBy: BIJU, decidedAt: world.clock.now() },
  ];
  for (const given of wrong) {
    const byHand = world.db.update(goodsReturns).set(given).where(eq(goodsReturns.id, id));
    expect(postgresError(await byHand.catch((error: unknown) => error))?.code).toBe('23514');
  }
  const { batchId } = await came(1_000);
  const gone = world.db.insert(goodsReturnLines).values({ returnId: id, batchId, quantity: 1, value: 0 });
  expect(postgresError(await gone.catch((error: unknown) => error))?.code).toBe('23514');
  await decide(id);
  const again = world.db.update(goodsReturns).set({ decidedBy: CHITRA }).where(eq(goodsReturns.id, id));
  expect(postgresError(await again.catch((error: unknown) => error))?.code).toBe('23514');
});

test('to goods that went back nothing is added afterwards, be they let go at once or by another person', async () => {
  const { id } = await waiting();
  await decide(id);
  const { batchId: small } = await came(1_000);
  const atOnce = world.newId();
  expect(await sendBack(small, 1_000, atOnce)).toEqual({ returnId: atOnce, waits: false });
  const { batchId } = await came(1_000);
  for (const returnId of [id, atOnce]) {
    const added = world.db.insert(goodsReturnLines).values({ returnId, batchId, quantity: 1, value: 0 });
    expect(postgresError(await added.catch((error: unknown) => error))?.constraint_name).toBe('goods_return_lines_let');
  }
});

test('what comes back is all there before the menus are told: who changes an item meanwhile waits in no circle', async () => {
  const kinds = [{ name: 'Batter', kind: 'PREP' as const }, { name: 'Rice' }];
  const items = [await buy.item(kinds[0]), await buy.item(kinds[1])];
  const supplier = await buy.supplier();
  // Of what comes back the batter is first.
  const ids = [world.newId(), world.newId()].sort();
  const lines = items.map((item, at) => buy.came(item, { value: 300_000, batchId: ids[at] as string }));
  await buy.receive({ supplierId: supplier, lines, overrideReason: 'A test.' }, buy.as(ANNA, ['receipt:override']));
  const id = world.newId();
  const all = lines.map(({ batchId }) => ({ batchId, quantity: ALL }));
  const said = { id, outletId: world.outletId, reason: 'Wrong.', lines: all };
  expect(await returnGoods(buy.as(ANNA), said)).toEqual({ returnId: id, waits: true });
  const answer: { decided?: Promise<unknown>; isThere: boolean } = { isThere: false };
  const [waited, isFree] = await world.db.transaction(async (tx) => {
    await tx.execute(sql`select from stock_items where id = ${items[1]} for update`);
    answer.decided = decide(id, false).finally(() => Object.assign(answer, { isThere: true }));
    await untilWaiting(world.db, 1, () => answer.isThere);
    const [told] = await world.db.execute<{ isFree: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended('inventory.allergens', 0)) as "isFree"`,
    );
    return [!answer.isThere, told?.isFree];
  });
  expect([waited, isFree, await answer.decided]).toEqual([true, true, { returnId: id }]);
});

test('what lies apart by this table waits to go back, and for nothing else', async () => {
  const { id } = await waiting();
  const other = sql`insert into stock_aside select 'waste', ${world.newId()}, batch_id, held_batch_id, quantity, value, status
    from stock_aside where source_id = ${id}`;
  const said = await world.db.execute(other).catch((error: unknown) => error);
  expect(postgresError(said)?.constraint_name).toBe('stock_aside_source');
});

test('with a no, or withdrawn by whoever sent them, goods are in stock again as they were', async () => {
  for (const end of ['no', 'withdrawn'] as const) {
    const { id, item } = await waiting();
    const ended =
      end === 'no'
        ? await decide(id, false)
        : await withdrawReturn(buy.as(ANNA), { commandId: world.newId(), returnId: id });
    expect(ended).toEqual({ returnId: id });
    expect(await levelOf(item)).toBe(ALL);
    expect((await lying(item)).filter(({ status }) => status === 'AVAILABLE')).toMatchObject([
      { quantityRemaining: ALL, valueRemaining: 600_000, supplierId },
    ]);
    expect(await booked(id)).toBe(0);
    expect(await returnById(world.db, id)).toMatchObject(
      end === 'no' ? { state: 'REJECTED', decisionReason: 'It is good.' } : { state: 'WITHDRAWN' },
    );
    const late = withdrawReturn(buy.as(ANNA), { commandId: world.newId(), returnId: id });
    expect(await late).toMatchObject({ code: 'ILLEGAL_RETURN_STEP' });
  }
  const { id } = await waiting();
  await expect(
    decideReturn(world.as('return:approve', { id: BIJU }), { commandId: world.newId(), returnId: id, approve: false }),
  ).rejects.toMatchObject({ code: 'INVALID' });
  await decide(id);
});

test('small returns to one supplier on one day add up; what another person let go does not count', async () => {
  const { batchId } = await came(1_000_000);
  expect(await sendBack(batchId, 3_000_000)).toMatchObject({ waits: false });
  const second = await sendBack(batchId, 3_000_000);
  expect(second).toMatchObject({ waits: true });
  if ('returnId' in second) await decide(second.returnId);
  expect(await sendBack(batchId, 2_000_000)).toMatchObject({ waits: false });
  // Another person has a day of their own.
  expect(await sendBack(batchId, 1_000_000, world.newId(), buy.as(CHITRA))).toMatchObject({ waits: false });
});

test('what one sent back by keys of theirs counts to their limit, and what they sent to that of their keys', async () => {
  const key = await keyOf(world, ANNA);
  const second = await keyOf(world, key);
  const { batchId } = await came(1_000_000);
  const back = (quantity: number, by: string) => sendBack(batchId, quantity, world.newId(), buy.as(by));
  expect(await back(3_000_000, ANNA)).toMatchObject({ waits: false });
  expect(await back(2_000_000, key)).toMatchObject({ waits: false });
  for (const by of [second, key, ANNA]) expect(await back(10_000, by)).toMatchObject({ waits: true });
});

test('of many small returns at once as many go as the limit lets, and the others wait', async () => {
  const { batchId } = await came(1_000_000);
  const answers = await Promise.all(Array.from({ length: 5 }, () => sendBack(batchId, 2_000_000)));
  const waits = answers.flatMap((answer) => ('waits' in answer ? [answer] : []));
  expect(waits.filter((answer) => !answer.waits)).toHaveLength(2);
  expect(waits.filter((answer) => answer.waits)).toHaveLength(3);
});

test('of two who decide at once, one is heard', async () => {
  const { id, item } = await waiting();
  const answers = await Promise.all([decide(id), decide(id, false), decide(id, true, CHITRA)]);
  expect(answers.filter((answer) => 'returnId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ILLEGAL_RETURN_STEP')).toHaveLength(2);
  expect([0, ALL]).toContain(await levelOf(item));
});

test('what waits is billed as what is there: what is billed meanwhile is asked back by a debit note', async () => {
  const { id, receiptId } = await waiting();
  await buy.enter({ supplierId, lines: [buy.billed(receiptId, { price: 60_000 })] });
  await decide(id);
  expect(await world.db.select().from(debitNotes).where(eq(debitNotes.returnId, id))).toMatchObject([
    { taxable: 600_000, tax: 0 },
  ]);
});

test('what lies apart does not go back a second time, and what is recalled meanwhile comes back blocked', async () => {
  const { id, item } = await waiting();
  const apart = (await lying(item)).find(({ sourceType }) => sourceType === 'set-aside');
  expect(await sendBack(apart?.id ?? '')).toMatchObject({ code: 'WAITS_AS_WASTE' });
  const hold = { commandId: world.newId(), outletId: world.outletId, block: true, reason: 'Recalled' };
  await holdBatches(world.as('stock:hold'), { ...hold, batchIds: [apart?.id ?? ''] });
  await decide(id, false);
  expect(await levelOf(item)).toBe(0);
  expect((await lying(item)).map(({ status }) => status).sort()).toEqual(['BLOCKED', 'DEPLETED', 'DEPLETED']);
});

test('the limit is the organisation’s, and is kept where it is not said', async () => {
  const settings = { wasteApprovalAbove: 50_000, recountAbove: 500 };
  const say = async (given: object) => {
    const { version } = await stockSettingsNow(world.db);
    return changeStockSettings(world.as('stock:settings', { everywhere: true }), {
      ...{ commandId: world.newId(), version, ...settings, ...given },
    });
  };
  const { batchId } = await came(600_000);
  await say({ returnApprovalAbove: 100_000 });
  await say({});
  expect(await sendBack(batchId, 2_000_000)).toMatchObject({ waits: true });
  await say({ returnApprovalAbove: 500_000 });
  expect(await sendBack(batchId, 2_000_000)).toMatchObject({ waits: false });
});

test('returns are found by their state', async () => {
  const { id } = await waiting();
  const list = (states: ('WAITING' | 'SENT')[]) =>
    listGoodsReturns(world.as('purchase:read'), { outletId: world.outletId, supplierId, states });
  expect((await list(['WAITING'])).edges).toMatchObject([{ node: { id } }]);
  expect((await list(['SENT'])).edges).toEqual([]);
});
