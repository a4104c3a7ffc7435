import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertDishOf, insertStockItem, reserve, stockUp } from '../sample-stock.ts';
import { batches, stockLevels } from '../tables.ts';
import { decideWaste } from '../waste/decide-waste.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { approveCount } from './approve-count.ts';
import { cancelCount } from './cancel-count.ts';
import { enterCount } from './enter-count.ts';
import { handInCount } from './hand-in-count.ts';
import { openCount } from './open-count.ts';
import { countById, countsDue, figuresByCount, linesByCount, listCounts } from './queries.ts';
import { rejectCount } from './reject-count.ts';
import { repeatCount } from './repeat-count.ts';
import { countEntries, countLines, counts } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const everything = [
  'count:enter',
  'count:approve',
  'stock:read',
  'stock:manage',
  'waste:record',
  'waste:approve',
] as const;
const [ANNA, BIJU, CARA] = [
  ...['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'],
  '019400a0-0000-7000-8000-00000000000c',
];
const as = (id = ANNA) => world.as(everything, { everywhere: true, id });
const said = (countId: string) => ({ commandId: world.newId(), countId });

type Stock = { quantity: number; value: number; expiryDate?: string; status?: 'EXPIRED' | 'BLOCKED' };
/** Rice, in a main store. */
async function rice(...stock: Stock[]): Promise<string> {
  const stockItemId = await insertStockItem(world);
  await stockUp(
    world,
    stock.map((batch) => ({ stockItemId, ...batch })),
  );
  return stockItemId;
}
const main = () =>
  world.db.transaction((tx) => mainLocation(tx, world.outletId, world.clock.now())).then(({ id }) => id);

async function begin(stockItemIds: string[] | null, given: object = {}) {
  const id = world.newId();
  const asked = {
    id,
    outletId: world.outletId,
    locationId: await main(),
    kind: stockItemIds ? 'SPOT' : 'FULL',
    stockItemIds,
  };
  return { id, answer: await openCount(as(), { ...asked, ...given } as never) };
}
type Field = { stockItemId: string; quantity: number | null; unit?: string; version?: number };
const enter = (countId: string, fields: Field[], by = ANNA) =>
  enterCount(as(by), { ...said(countId), lines: fields.map((field) => ({ unit: 'g', version: 0, ...field })) });
const handIn = (countId: string) => handInCount(as(), said(countId));
const approve = (countId: string, by = BIJU) => approveCount(as(by), said(countId));
/** Ends a count, whatever state it is in, so that the next one may begin. */
async function end(id: string) {
  const answer = await cancelCount(as(), { ...said(id), reason: 'Enough.' });
  if ('code' in answer) await rejectCount(as(BIJU), { ...said(id), reason: 'Enough.' });
}
/** Counts one item once and again if asked to, until it is handed in. */
async function countOf(stockItemId: string, quantity: number) {
  const { id } = await begin([stockItemId]);
  await enter(id, [{ stockItemId, quantity }]);
  await handIn(id);
  const [line] = await linesOf(id);
  if (line?.counted === null) {
    await enter(id, [{ stockItemId, quantity, version: line.version }]);
    await handIn(id);
  }
  return id;
}
const linesOf = async (id: string) => (await linesByCount(world.db, [id])).get(id) ?? [];
const stateOf = async (id: string) => (await countById(world.db, id))?.state;
const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.receivedAt, batches.id);
const onHand = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0]?.onHand ?? 0;
async function booked(id: string) {
  const rows = await world.db
    .select({ account: journalLines.accountCode, debit: journalLines.debit, credit: journalLines.credit })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, id));
  const sums: Record<string, number> = {};
  for (const { account, debit, credit } of rows) sums[account] = (sums[account] ?? 0) + debit - credit;
  return sums;
}
const throwAway = (stockItemId: string, quantity: number) =>
  recordWaste(as(CARA), {
    ...{ id: world.newId(), outletId: world.outletId, stockItemId, quantity, unit: 'g', reason: 'DROPPED' },
  });

test('G23: what is missing leaves the batches as they are picked, at their cost, once somebody else approved it', async () => {
  const item = await rice(
    { quantity: 3_000, value: 10_000, expiryDate: '2026-12-01' },
    { quantity: 3_000, value: 30_000 },
  );
  const id = await countOf(item, 4_000);
  expect(await stateOf(id)).toBe('REVIEW');
  expect(await onHand(item)).toBe(6_000);
  expect(await approve(id)).toEqual({ id });
  expect(await onHand(item)).toBe(4_000);
  expect(await booked(id)).toEqual({ 5160: 6_667, 1200: -6_667 });
  expect(await linesOf(id)).toMatchObject([
    { expected: 6_000, counted: 4_000, variance: -2_000, varianceValue: -6_667 },
  ]);
});

test('what expired lies on the shelf too: it is expected there, and missing first where it is picked first', async () => {
  const item = await rice(
    { quantity: 1_000, value: 500, expiryDate: '2026-11-20', status: 'EXPIRED' },
    { quantity: 1_000, value: 900, expiryDate: '2026-12-20' },
  );
  const id = await countOf(item, 1_500);
  await approve(id);
  expect(await booked(id)).toEqual({ 5160: 250, 1200: -250 });
  expect(await onHand(item)).toBe(1_000);
});

test('what is too much comes in as a child of the newest batch, at its cost and with its dates', async () => {
  const item = await rice({ quantity: 3_000, value: 10_000, expiryDate: '2026-12-01' });
  const id = await countOf(item, 4_000);
  await approve(id);
  const [parent, child] = (await batchesOf(item)).sort((a) => (a.parentBatchId ? 1 : -1));
  expect(child).toMatchObject({
    ...{ parentBatchId: parent?.id, quantityRemaining: 1_000, valueRemaining: 3_333, expiryDate: '2026-12-01' },
    ...{ sourceType: 'count', sourceId: id, status: 'AVAILABLE' },
  });
  expect(await booked(id)).toEqual({ 5160: -3_333, 1200: 3_333 });
});

test('what nobody expected there may be entered; what never came has no cost', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const found = await insertStockItem(world, { name: 'Found' });
  const { id } = await begin([item]);
  await enter(id, [
    { stockItemId: item, quantity: 1_000 },
    { stockItemId: found, quantity: 700 },
  ]);
  await handIn(id);
  expect(await stateOf(id)).toBe('RECOUNT');
  await enter(id, [{ stockItemId: found, quantity: 700, version: 2 }]);
  await handIn(id);
  await approve(id);
  expect(await onHand(found)).toBe(700);
  expect(await booked(id)).toEqual({});
});

test('what moves between counting and approval stays moved: a line is held against the moment it was entered', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  await throwAway(item, 1_000);
  await enter(id, [{ stockItemId: item, quantity: 8_900 }]);
  await throwAway(item, 2_000);
  await stockUp(world, [{ stockItemId: item, quantity: 5_000, value: 5_000 }]);
  await handIn(id);
  expect(await linesOf(id)).toMatchObject([{ expected: 9_000, variance: -100 }]);
  await throwAway(item, 500);
  await approve(id);
  expect(await onHand(item)).toBe(10_000 - 1_000 - 100 - 2_000 + 5_000 - 500);
});

test('a move that was in flight when a line was entered is told apart exactly, whichever commits first', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const [batch] = await batchesOf(item);
  // Its transaction begins, and has moved, before the line is entered; it is over only afterwards.
  await world.db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into stock_moves (id, outlet_id, stock_item_id, batch_id, type, quantity, value, source_type, source_id, at, business_date)
      select ${world.newId()}::uuid, outlet_id, stock_item_id, id, 'CONSUME', -1000, -1000, 'test', id, ${world.clock.now().toISOString()}::timestamptz, '2026-11-24'
      from batches where id = ${batch?.id}`);
    await tx.execute(sql`update batches set quantity_remaining = 9000, value_remaining = 9000 where id = ${batch?.id}`);
    await tx.execute(sql`update stock_levels set on_hand = 9000 where stock_item_id = ${item}`);
    await enter(id, [{ stockItemId: item, quantity: 10_000 }]);
  });
  await handIn(id);
  expect(await linesOf(id)).toMatchObject([{ expected: 10_000, variance: 0 }]);
  await approve(id);
  expect(await onHand(item)).toBe(9_000);
});

test('nobody who counts is told what should be there, nor what was counted first, until it is handed in', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const blind = { expected: null, variance: null, varianceValue: null, countedFirst: null };
  expect(await linesOf(id)).toMatchObject([blind]);
  await enter(id, [{ stockItemId: item, quantity: 5_000 }]);
  expect(await linesOf(id)).toMatchObject([{ ...blind, counted: 5_000 }]);
  await handIn(id);
  expect(await stateOf(id)).toBe('RECOUNT');
  expect(await linesOf(id)).toMatchObject([{ ...blind, counted: null, mustRecount: true }]);
  expect((await figuresByCount(world.db, [id])).get(id)).toMatchObject({
    short: null,
    over: null,
    expectedValue: null,
  });
  await enter(id, [{ stockItemId: item, quantity: 9_900, version: 2 }]);
  await handIn(id);
  expect(await linesOf(id)).toMatchObject([{ expected: 10_000, variance: -100, countedFirst: 5_000 }]);
  expect((await figuresByCount(world.db, [id])).get(id)).toMatchObject({ short: 100, over: 0, expectedValue: 10_000 });
  await end(id);
});

test('what is off by no more than the threshold is not counted again', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  await enter(id, [{ stockItemId: item, quantity: 9_500 }]);
  await handIn(id);
  expect(await stateOf(id)).toBe('REVIEW');
  await end(id);
});

test('whoever counted a line, even one that was entered anew by another, does not approve, whatever code says so', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  await enter(id, [{ stockItemId: item, quantity: 9_900 }], BIJU);
  await enter(id, [{ stockItemId: item, quantity: 9_950, version: 1 }], ANNA);
  await handIn(id);
  for (const counter of [ANNA, BIJU]) {
    expect(await approve(id, counter)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
    const forged = {
      state: 'APPROVED',
      decidedBy: counter,
      decidedAt: world.clock.now(),
      businessDate: '2026-11-24',
    } as const;
    await expect(world.db.update(counts).set(forged).where(eq(counts.id, id))).rejects.toThrow();
  }
  await expect(world.db.delete(countEntries)).rejects.toThrow();
  await expect(world.db.update(countEntries).set({ countedBy: CARA })).rejects.toThrow();
  expect(await approve(id, CARA)).toEqual({ id });
});

test('two who enter the same line: the later is told what was saved, and nothing is lost', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const answers = await Promise.all([
    enter(id, [{ stockItemId: item, quantity: 10, unit: 'kg' }], ANNA),
    enter(id, [{ stockItemId: item, quantity: 9, unit: 'kg' }], BIJU),
  ]);
  const refused = answers.filter((answer) => 'code' in answer);
  expect(refused).toHaveLength(1);
  const [line] = await linesOf(id);
  expect(refused[0]).toMatchObject({
    code: 'COUNT_LINE_CHANGED',
    details: { lines: [{ stockItemId: item, quantity: line?.quantity, unit: 'kg', version: 1 }] },
  });
  expect(await enter(id, [{ stockItemId: item, quantity: null, version: 1 }])).toEqual({ id });
  expect(await linesOf(id)).toMatchObject([{ counted: null, version: 2 }]);
  expect(await world.db.$count(countEntries, eq(countEntries.countId, id))).toBe(2);
  await end(id);
});

test('one count at a time in a location, also when two begin at once', async () => {
  await rice({ quantity: 1_000, value: 100 });
  const both = await Promise.all([begin(null), begin(null)]);
  expect(both.map(({ answer }) => 'code' in answer).sort()).toEqual([false, true]);
  const open = both.find(({ answer }) => !('code' in answer));
  const other = both.find(({ answer }) => 'code' in answer);
  expect(other?.answer).toMatchObject({ code: 'COUNT_ALREADY_OPEN', details: { countId: open?.id } });
  const again = { outletId: world.outletId, locationId: await main(), kind: 'FULL', state: 'OPEN' } as const;
  const row = { ...again, id: world.newId(), recountAbove: 0, openedAt: world.clock.now() };
  await expect(world.db.insert(counts).values(row)).rejects.toThrow();
  await end(open?.id ?? '');
});

test('a count is handed in whole: what is not there is entered as nothing', async () => {
  const [item, other] = [await rice({ quantity: 1_000, value: 100 }), await rice({ quantity: 1_000, value: 100 })];
  const { id } = await begin([item, other]);
  expect(await handIn(id)).toMatchObject({ code: 'COUNT_INCOMPLETE', details: { left: 2 } });
  await enter(id, [{ stockItemId: item, quantity: 1_000 }]);
  expect(await handIn(id)).toMatchObject({ code: 'COUNT_INCOMPLETE', details: { left: 1 } });
  await enter(id, [{ stockItemId: other, quantity: 0 }]);
  expect(await handIn(id)).toEqual({ id });
  expect(await stateOf(id)).toBe('RECOUNT');
  await end(id);
});

test('less is left than was missing: it is not guessed, but counted once more', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const id = await countOf(item, 2_000);
  await throwAway(item, 5_000);
  expect(await approve(id)).toMatchObject({ code: 'COUNT_OUT_OF_DATE', details: { stockItemIds: [item] } });
  expect(await onHand(item)).toBe(5_000);
  await repeatCount(as(BIJU), { ...said(id), stockItemIds: [item] });
  expect(await stateOf(id)).toBe('RECOUNT');
  const [line] = await linesOf(id);
  await enter(id, [{ stockItemId: item, quantity: 5_000, version: line?.version ?? 0 }]);
  await handIn(id);
  await approve(id);
  expect(await onHand(item)).toBe(5_000);
});

test('what is gone is gone, also what orders hold', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const dish = await insertDishOf(world, { [item]: 600 });
  const line = { line: 1, variantId: dish.variantId, optionIds: [], quantity: 1 };
  await world.db.transaction((tx) => reserve(tx, { outletId: world.outletId, orderId: world.newId(), lines: [line] }));
  const id = await countOf(item, 100);
  expect(await approve(id)).toEqual({ id });
  expect(await onHand(item)).toBe(100);
});

test('what lies apart as waste is no part of a count', async () => {
  const item = await rice({ quantity: 2_000, value: 200_000 });
  const { id } = await begin([item]);
  const wasteId = world.newId();
  await recordWaste(as(CARA), {
    ...{ id: wasteId, outletId: world.outletId, stockItemId: item, quantity: 1_000, unit: 'g', reason: 'SPOILED' },
  });
  await enter(id, [{ stockItemId: item, quantity: 1_000 }]);
  await decideWaste(as(BIJU), { commandId: world.newId(), wasteId, approve: true });
  await handIn(id);
  expect(await linesOf(id)).toMatchObject([{ expected: 1_000, variance: 0 }]);
  await approve(id);
});

test('a count that is approved twice corrects once', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const id = await countOf(item, 400);
  const answers = await Promise.all([approve(id), approve(id, CARA)]);
  expect(answers.map((answer) => 'code' in answer).sort()).toEqual([false, true]);
  expect(await onHand(item)).toBe(400);
});

test('a rejected or cancelled count corrects nothing, and steps out of turn are refused', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const id = await countOf(item, 400);
  await rejectCount(as(BIJU), { ...said(id), reason: 'The scales were wrong.' });
  expect(await onHand(item)).toBe(1_000);
  expect(await approve(id)).toMatchObject({ code: 'ILLEGAL_COUNT_STEP', details: { state: 'REJECTED' } });
  expect(await enter(id, [{ stockItemId: item, quantity: 1 }])).toMatchObject({ code: 'ILLEGAL_COUNT_STEP' });
  const { id: other } = await begin([item]);
  expect(await approve(other)).toMatchObject({ code: 'ILLEGAL_COUNT_STEP', details: { state: 'OPEN' } });
  await end(other);
  expect(await handIn(other)).toMatchObject({ code: 'ILLEGAL_COUNT_STEP', details: { state: 'CANCELLED' } });
});

test('a unit without a path, less than nothing, and an empty place are refused', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id } = await begin([item]);
  expect(await enter(id, [{ stockItemId: item, quantity: 1, unit: 'bushel' }])).toMatchObject({ code: 'UNIT_UNKNOWN' });
  await expect(enter(id, [{ stockItemId: item, quantity: -1 }])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(enter(id, [{ stockItemId: world.newId(), quantity: 1 }])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(repeatCount(as(), { ...said(id), stockItemIds: [] })).rejects.toMatchObject({ code: 'INVALID' });
  await end(id);
  const locationId = world.newId();
  await saveLocation(as(), {
    ...{
      id: locationId,
      outletId: world.outletId,
      code: 'EMPTY',
      name: 'Empty',
      kind: 'STORE',
      forOrders: true,
      inUse: true,
    },
  });
  expect((await begin(null, { locationId })).answer).toMatchObject({ code: 'NOTHING_TO_COUNT' });
  await expect(begin(null, { locationId: world.newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what was never counted is due; what was approved is due again after its time', async () => {
  const outletId = world.outletId;
  const due = async () => (await countsDue(as(), { outletId })).map(({ countClass }) => countClass).sort();
  expect(await due()).toEqual(['C']);
  await insertAndStock('A');
  expect(await due()).toEqual(['A', 'C']);
  const { id } = await begin(null, { kind: 'CYCLE', countClass: 'A' });
  const lines = await linesOf(id);
  await enter(
    id,
    lines.map(({ item }) => ({ stockItemId: item.id, quantity: 1_000 })),
  );
  await handIn(id);
  await approve(id);
  expect(await due()).toEqual(['C']);
  const now = world.clock.now();
  world.clock.set(new Date(now.getTime() + 8 * 86_400_000));
  expect(await due()).toEqual(['A', 'C']);
  world.clock.set(now);
});
async function insertAndStock(countClass: 'A') {
  const stockItemId = await insertStockItem(world, { countClass });
  await stockUp(world, [{ stockItemId, quantity: 1_000, value: 100 }]);
}

test('another outlet’s counts are nobody’s here', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id } = await begin([item]);
  const there = world.as(everything, { outletId: await world.addOutlet('FAR'), id: BIJU });
  const fields = [{ stockItemId: item, quantity: 1, unit: 'g', version: 0 }];
  await expect(enterCount(there, { ...said(id), lines: fields })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const verb of [handInCount, approveCount])
    await expect(verb(there, said(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(listCounts(there, { outletId: world.outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await end(id);
  expect(await world.db.$count(countLines, eq(countLines.countId, id))).toBe(1);
});
