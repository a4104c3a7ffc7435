import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { inventoryIdentities } from './identities.ts';
import { insertStockItem, stockUp, TODAY } from './sample-stock.ts';
import { batches, stockLevels, stockMoves } from './tables.ts';
import { pickFrom, type Take, takeOut } from './take-out.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

function take(...takes: Take[]) {
  return world.db.transaction((tx) =>
    takeOut(tx, {
      ...{ source: { type: 'waste', id: world.newId() }, type: 'WASTE', outletId: world.outletId, takes },
      ...{ at: world.clock.now(), businessDate: TODAY, actorId: null },
    }),
  );
}

async function batchOf(quantity: number, value: number, expiryDate: string | null = null) {
  const stockItemId = await insertStockItem(world);
  const batchId = world.newId();
  await stockUp(world, [{ stockItemId, batchId, quantity, value, expiryDate }]);
  return { stockItemId, batchId };
}

const batch = async (id: string) => (await world.db.select().from(batches).where(eq(batches.id, id)))[0];
const onHand = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0]?.onHand;

test('three takes of a third of 100.00 cost 33.33, 33.34 and 33.33, and leave nothing', async () => {
  const { batchId, stockItemId } = await batchOf(3_000, 10_000);
  const values = [];
  for (let n = 0; n < 3; n++) {
    const answer = await take({ batchId, quantity: 1_000 });
    values.push('taken' in answer && answer.taken[0]?.value);
  }
  expect(values).toEqual([3_333, 3_334, 3_333]);
  expect(await batch(batchId)).toMatchObject({ quantityRemaining: 0, valueRemaining: 0, status: 'DEPLETED' });
  expect(await onHand(stockItemId)).toBe(0);
});

test('one batch that holds too little, and nothing is taken from any', async () => {
  const [rice, dal] = [await batchOf(5_000, 500), await batchOf(1_000, 100)];
  const answer = await take({ batchId: rice.batchId, quantity: 1 }, { batchId: dal.batchId, quantity: 1_001 });
  expect(answer).toEqual({ lacking: [{ batchId: dal.batchId, quantity: 1_001, there: 1_000 }] });
  expect(await batch(rice.batchId)).toMatchObject({ quantityRemaining: 5_000 });
  expect(await world.db.select().from(stockMoves).where(eq(stockMoves.batchId, rice.batchId))).toHaveLength(1);
});

test('two who take the last gram at once: one gets it', async () => {
  const { batchId } = await batchOf(1, 7);
  const answers = await Promise.all(Array.from({ length: 8 }, () => take({ batchId, quantity: 1 })));
  expect(answers.filter((answer) => 'taken' in answer)).toHaveLength(1);
});

test('what is held back is no part of on hand, and its taking does not lower it', async () => {
  const { batchId, stockItemId } = await batchOf(2_000, 200);
  await stockUp(world, [{ stockItemId, quantity: 500, status: 'QUARANTINE', batchId: world.newId() }]);
  expect(await onHand(stockItemId)).toBe(2_000);
  const held = (await world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId))).find(
    ({ id }) => id !== batchId,
  );
  await take({ batchId: held?.id ?? '', quantity: 500 });
  expect(await onHand(stockItemId)).toBe(2_000);
});

test('a batch of another outlet is not found', async () => {
  const { batchId } = await batchOf(1_000, 10);
  const other = await world.addOutlet('XO');
  const foreign = world.db.transaction((tx) =>
    takeOut(tx, {
      ...{ source: { type: 'waste', id: world.newId() }, type: 'WASTE', outletId: other },
      ...{ at: world.clock.now(), businessDate: TODAY, actorId: null, takes: [{ batchId, quantity: 1 }] },
    }),
  );
  await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('picking takes what expires first, passes over what has expired, and says what is short', async () => {
  const { stockItemId, batchId: later } = await batchOf(1_000, 100, '2026-12-30');
  const sooner = world.newId();
  await stockUp(world, [
    { stockItemId, batchId: sooner, quantity: 400, value: 80, expiryDate: '2026-11-25' },
    { stockItemId, quantity: 900, value: 10, expiryDate: '2026-11-23' },
  ]);
  const picked = await world.db.transaction((tx) =>
    pickFrom(tx, {
      ...{ outletId: world.outletId, item: { id: stockItemId, pickPolicy: 'FEFO' } },
      ...{ quantity: 1_500, today: TODAY },
    }),
  );
  expect(picked.picks.map(({ batchId, quantity }) => [batchId, quantity])).toEqual([
    [sooner, 400],
    [later, 1_000],
  ]);
  expect(picked.shortBy).toBe(100);
});
