import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { inventoryIdentities } from '../identities.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { batches, stockLevels } from '../tables.ts';
import { useOn } from '../usage/sample-usage.ts';
import { openBatch } from './open-batch.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

async function cream(given: { expiryDate?: string; status?: 'BLOCKED' } = {}) {
  const stockItemId = await insertStockItem(world, { name: 'Cream', baseUnit: 'ml', openedLifeDays: 3 });
  const batchId = world.newId();
  await stockUp(world, [{ stockItemId, batchId, quantity: 6_000, value: 1_000, ...given }]);
  return { stockItemId, batchId };
}
const open = (batchId: string, given: object = {}) =>
  openBatch(world.as('batch:open'), { id: world.newId(), batchId, quantity: 1_000, unit: 'ml', ...given });
const batch = async (id: string) => (await world.db.select().from(batches).where(eq(batches.id, id)))[0];

test('what was opened is good for the days it keeps open, goes first, and is part of what is on hand as before', async () => {
  const { stockItemId, batchId } = await cream({ expiryDate: '2026-12-24' });
  const opened = (await open(batchId)) as { id: string };
  expect(await batch(opened.id)).toMatchObject({
    ...{ expiryDate: '2026-11-27', parentBatchId: batchId, quantityRemaining: 1_000, valueRemaining: 167 },
    openedAt: world.clock.now(),
  });
  expect(await batch(batchId)).toMatchObject({
    expiryDate: '2026-12-24',
    openedAt: null,
    quantityRemaining: 5_000,
    valueRemaining: 833,
  });
  const [level] = await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId));
  expect(level?.onHand).toBe(6_000);
  await useOn(world, stockItemId, 1_500, 0);
  expect(await batch(opened.id)).toMatchObject({ status: 'DEPLETED', valueRemaining: 0 });
  expect(await batch(batchId)).toMatchObject({ quantityRemaining: 4_500 });
});

test('what expires before that keeps its own date', async () => {
  const { batchId } = await cream({ expiryDate: '2026-11-25' });
  const opened = (await open(batchId, { quantity: 6_000 })) as { id: string };
  expect(await batch(opened.id)).toMatchObject({ expiryDate: '2026-11-25' });
  expect(await batch(batchId)).toMatchObject({ status: 'DEPLETED' });
});

test('it is not opened twice, nor more of it than there is, nor what is blocked', async () => {
  const { batchId } = await cream();
  const { id } = (await open(batchId)) as { id: string };
  expect(await open(id)).toMatchObject({ code: 'BATCH_NOT_AVAILABLE' });
  expect(await open(batchId, { quantity: 5_001 })).toMatchObject({
    code: 'MORE_THAN_IS_THERE',
    details: { there: 5_000 },
  });
  expect(await open(batchId, { unit: 'crate' })).toMatchObject({ code: 'UNIT_UNKNOWN' });
  const blocked = await cream({ status: 'BLOCKED' });
  expect(await open(blocked.batchId)).toMatchObject({ code: 'BATCH_NOT_AVAILABLE' });
  await expect(open(batchId, { quantity: 0 })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(open(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('said twice it is opened once, and of two who open the last of it at once one does', async () => {
  const { batchId } = await cream();
  const said = { id: world.newId(), quantity: 4_000 };
  expect(await open(batchId, said)).toEqual(await open(batchId, said));
  const both = await Promise.all([open(batchId, { quantity: 1_500 }), open(batchId, { quantity: 1_500 })]);
  expect(both.filter((answer) => 'code' in answer)).toMatchObject([{ code: 'MORE_THAN_IS_THERE' }]);
  const denied = openBatch(world.as('batch:open', { outletId: await world.addOutlet('OT') }), {
    id: world.newId(),
    batchId,
    quantity: 1,
    unit: 'ml',
  });
  await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
