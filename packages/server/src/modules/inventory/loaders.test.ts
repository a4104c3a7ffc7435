import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { batchCounts, batchesByLevel, levelKey, moveCounts, movesByBatch } from './loaders.ts';
import { insertStockItem, stockUp } from './sample-stock.ts';
import { stockMoves } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('of a level the hundred batches are read that go first, and all of them are counted', async () => {
  const [rice, oil] = [await insertStockItem(world), await insertStockItem(world, { pickPolicy: 'FIFO' })];
  const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);
  await stockUp(
    world,
    Array.from({ length: 103 }, (_, n) => ({ stockItemId: rice, quantity: 1_000, value: 1, expiryDate: day(103 - n) })),
  );
  await stockUp(world, [{ stockItemId: oil, quantity: 1_000, value: 1 }]);
  const keys = [rice, oil, world.newId()].map((id) => levelKey(world.outletId, id));
  const read = await batchesByLevel(world.db, keys);
  const dates = (read.get(keys[0] ?? '') ?? []).map(({ expiryDate }) => expiryDate);
  expect(dates).toEqual(Array.from({ length: 100 }, (_, n) => day(n + 1)));
  expect(keys.map((key) => read.get(key)?.length)).toEqual([100, 1, 0]);
  const counts = await batchCounts(world.db, keys);
  expect(keys.map((key) => counts.get(key))).toEqual([103, 1, 0]);
});

test('of a batch the newest hundred moves are read, and all of them are counted', async () => {
  const rice = await insertStockItem(world);
  const [tin, sack] = [world.newId(), world.newId()];
  const line = { stockItemId: rice, quantity: 1_000_000, value: 1_000 };
  await stockUp(world, [
    { ...line, batchId: tin },
    { ...line, batchId: sack },
  ]);
  await world.db.insert(stockMoves).values(
    Array.from({ length: 120 }, (_, n) => ({
      ...{ id: world.newId(), outletId: world.outletId, stockItemId: rice, batchId: tin, type: 'CONSUME' as const },
      ...{ quantity: -1, value: 0, sourceType: 'order', sourceId: world.newId(), businessDate: '2026-11-24' },
      at: new Date(world.clock.now().getTime() + 1_000 * (n + 1)),
    })),
  );
  const moves = await movesByBatch(world.db, [sack, tin]);
  expect([moves.get(tin)?.length, moves.get(sack)?.length]).toEqual([100, 1]);
  const times = (moves.get(tin) ?? []).map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(times[0]).toBe(world.clock.now().getTime() + 120_000);
  const counts = await moveCounts(world.db, [sack, tin]);
  expect([counts.get(tin), counts.get(sack)]).toEqual([121, 1]);
});
