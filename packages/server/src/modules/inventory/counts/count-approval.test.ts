import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { insertDishOf, insertStockItem, reserve, stockUp } from '../sample-stock.ts';
import { decideWaste } from '../waste/decide-waste.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { repeatCount } from './repeat-count.ts';
import { BIJU, CARA, countingIn, DORA } from './sample-count.ts';

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

const {
  as,
  said,
  rice,
  begin,
  enter,
  handIn,
  approve,
  countOf,
  linesOf,
  stateOf,
  batchesOf,
  onHand,
  booked,
  throwAway,
} = countingIn(() => world);

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

test('what is too much costs what the newest batch cost when it came, not what is left of it', async () => {
  const item = await rice({ quantity: 7_000, value: 10 });
  await throwAway(item, 1_000);
  const id = await countOf(item, 7_000);
  await approve(id);
  expect((await batchesOf(item)).find(({ sourceId }) => sourceId === id)).toMatchObject({ valueReceived: 1 });
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

test('less is left than was missing: it is not guessed, but counted once more', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const id = await countOf(item, 2_000);
  await throwAway(item, 5_000);
  expect(await approve(id)).toMatchObject({ code: 'COUNT_OUT_OF_DATE', details: { stockItemIds: [item] } });
  expect(await onHand(item)).toBe(5_000);
  await repeatCount(as(BIJU), { ...said(id), stockItemIds: [item] });
  expect(await stateOf(id)).toBe('RECOUNT');
  const [line] = await linesOf(id);
  await enter(id, [{ stockItemId: item, quantity: 5_000, version: line?.version ?? 0 }], DORA);
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
