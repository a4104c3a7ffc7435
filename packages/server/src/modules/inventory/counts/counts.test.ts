import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../../../testing/key-of.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { approveCount } from './approve-count.ts';
import { enterCount } from './enter-count.ts';
import { handInCount } from './hand-in-count.ts';
import { countOf as countQuery, countsDue, countsOfActor, figuresByCount, listCounts } from './queries.ts';
import { rejectCount } from './reject-count.ts';
import { repeatCount } from './repeat-count.ts';
import { ANNA, BIJU, CARA, countingIn, DORA, everything } from './sample-count.ts';
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

const { as, said, rice, main, begin, enter, handIn, approve, end, countOf, linesOf, stateOf, onHand } = countingIn(
  () => world,
);

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
  expect((await figuresByCount(world.db, [id], as().actor)).get(id)).toMatchObject({
    short: null,
    over: null,
    expectedValue: null,
  });
  await enter(id, [{ stockItemId: item, quantity: 9_900, version: 2 }]);
  await handIn(id);
  expect(await linesOf(id)).toMatchObject([{ expected: 10_000, variance: -100, countedFirst: 5_000 }]);
  expect((await figuresByCount(world.db, [id], as().actor)).get(id)).toMatchObject({
    short: 100,
    over: 0,
    expectedValue: 10_000,
  });
  await end(id);
});

test('what should be there is told to whoever decides, and to others once it is decided; whoever could read it does not count it again', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  await enter(id, [{ stockItemId: item, quantity: 9_900 }], DORA);
  await handIn(id);
  const blind = { expected: null, variance: null, varianceValue: null, countedFirst: null };
  expect(await linesOf(id, DORA)).toMatchObject([blind]);
  expect((await figuresByCount(world.db, [id], as(DORA).actor)).get(id)).toMatchObject({ short: null, over: null });
  expect(await linesOf(id, BIJU)).toMatchObject([{ expected: 10_000, variance: -100 }]);
  await repeatCount(as(BIJU), { ...said(id), stockItemIds: [item] });
  const again = [{ stockItemId: item, quantity: 9_950, version: 2 }];
  expect(await enter(id, again, CARA)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await enter(id, again, DORA)).toEqual({ id });
  await handIn(id);
  await rejectCount(as(BIJU), { ...said(id), reason: 'The scales were wrong.' });
  expect(await linesOf(id, DORA)).toMatchObject([{ expected: 10_000, variance: -50, countedFirst: 9_900 }]);
});

test('a count is told to nobody by the name of another outlet', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id } = await begin([item]);
  const elsewhere = await world.addOutlet('ELS');
  expect(await countQuery(as(), { outletId: elsewhere, id })).toBeNull();
  expect(await countQuery(as(), { outletId: world.outletId, id })).toMatchObject({ id });
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

test('whoever counted by a key of theirs does not approve it by themselves', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  await enter(id, [{ stockItemId: item, quantity: 9_900 }], await keyOf(world, BIJU));
  await handIn(id);
  expect(await approve(id, BIJU)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect((await countsOfActor(world.db, BIJU, [id])).get(id)).toBe(true);
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

test('while something is counted once more no other line is changed by much without being counted twice too', async () => {
  const [item, other] = [await rice({ quantity: 1_000, value: 100 }), await rice({ quantity: 1_000, value: 100 })];
  const { id } = await begin([item, other]);
  await enter(id, [
    { stockItemId: item, quantity: 400 },
    { stockItemId: other, quantity: 1_000 },
  ]);
  await handIn(id);
  const versionOf = async (stockItemId: string) =>
    (await linesOf(id)).find((line) => line.item.id === stockItemId)?.version ?? 0;
  await enter(id, [{ stockItemId: item, quantity: 400, version: await versionOf(item) }]);
  await enter(id, [{ stockItemId: other, quantity: 0, version: await versionOf(other) }]);
  await handIn(id);
  expect(await stateOf(id)).toBe('RECOUNT');
  await enter(id, [{ stockItemId: other, quantity: 0, version: await versionOf(other) }]);
  await handIn(id);
  expect(await stateOf(id)).toBe('REVIEW');
  await end(id);
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
