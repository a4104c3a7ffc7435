import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { prepare } from '../recipes/sample-recipe.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { finishProduction } from './finish-production.ts';
import { planProduction } from './plan-production.ts';
import { startProduction } from './start-production.ts';
import { productionInputs, productionOrders } from './tables.ts';

let world: World;
let locationId: string;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction(seedAccounts);
  locationId = await world.db.transaction(async (tx) => (await mainLocation(tx, world.outletId, world.clock.now())).id);
});
beforeEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const cook = () => world.as('production:run');
const prep = (name: string, given = {}) => insertStockItem(world, { name, kind: 'PREP', shelfLifeDays: 2, ...given });
async function plan(stockItemId: string, grams: number): Promise<string> {
  const order = { id: world.newId(), outletId: world.outletId, locationId, stockItemId };
  expect(await planProduction(cook(), { ...order, quantity: grams * 1_000, unit: 'g' })).toEqual({ id: order.id });
  return order.id;
}
const start = (orderId: string) => startProduction(cook(), { commandId: world.newId(), orderId });
const finish = (orderId: string, grams: number, used?: { stockItemId: string; quantity: number }[]) =>
  finishProduction(cook(), {
    ...{ commandId: world.newId(), orderId, batchId: world.newId(), produced: grams * 1_000, used },
  });
test('a fifth more than was planned is a good pot; beyond it somebody who may says why, and the database asks too', async () => {
  const [flour, bread] = [await insertStockItem(world), await prep('Bread')];
  await prepare(world, bread, { [flour]: 100 });
  await stockUp(world, [{ stockItemId: flour, quantity: 900_000, value: 900 }]);
  const begun = async () => {
    const orderId = await plan(bread, 1_000);
    await start(orderId);
    return orderId;
  };
  expect(await finish(await begun(), 1_200)).toHaveProperty('id');
  const orderId = await begun();
  const much = { commandId: world.newId(), orderId, batchId: world.newId(), produced: 1_200_001 };
  const said = { ...much, excessReason: 'A double pot.' };
  for (const refused of [
    await finishProduction(cook(), said),
    await finishProduction(world.as(['production:run', 'production:override']), much),
  ]) {
    expect(refused).toMatchObject({
      ...{ code: 'MORE_THAN_PLANNED', details: { planned: 1_000_000, produced: 1_200_001 } },
    });
  }
  const forged = { state: 'FINISHED', produced: 1_200_001, value: 0, finishedAt: world.clock.now() } as const;
  const [other] = await world.db.select().from(productionOrders).where(eq(productionOrders.state, 'FINISHED'));
  const row = { ...forged, batchId: other?.batchId, businessDate: '2026-11-24' };
  const write = world.db.update(productionOrders).set(row).where(eq(productionOrders.id, orderId));
  await expect(write).rejects.toMatchObject({ cause: { constraint_name: 'production_orders_excess' } });
  expect(await finishProduction(world.as(['production:run', 'production:override']), said)).toEqual({ id: orderId });
  const [order] = await world.db.select().from(productionOrders).where(eq(productionOrders.id, orderId));
  expect(order).toMatchObject({ produced: 1_200_001, excessReason: 'A double pot.' });
});

test('a pot into which next to nothing went gives nothing, unless somebody who may says why', async () => {
  const [flour, salt, bread] = [await insertStockItem(world), await insertStockItem(world), await prep('Rolls')];
  await prepare(world, bread, { [flour]: 100, [salt]: 10 });
  await stockUp(world, [
    { stockItemId: flour, quantity: 900_000, value: 900 },
    { stockItemId: salt, quantity: 90_000, value: 90 },
  ]);
  const orderId = await plan(bread, 1_000);
  await start(orderId);
  const used = [
    { stockItemId: flour, quantity: 0 },
    { stockItemId: salt, quantity: 0 },
  ];
  const said = { commandId: world.newId(), orderId, batchId: world.newId(), produced: 1_000_000, used };
  expect(await finishProduction(cook(), said)).toMatchObject({
    ...{ code: 'MORE_THAN_PLANNED', message: expect.stringContaining('what went in makes') },
  });
  const [other] = await world.db.select().from(productionOrders).where(eq(productionOrders.state, 'FINISHED'));
  const forged = { state: 'FINISHED', produced: 1_000_000, value: 0, finishedAt: world.clock.now() } as const;
  const row = { ...forged, batchId: other?.batchId, businessDate: '2026-11-24' };
  const forge = world.db.transaction(async (tx) => {
    await tx.update(productionInputs).set({ used: 1, value: 0 }).where(eq(productionInputs.orderId, orderId));
    await tx.update(productionOrders).set(row).where(eq(productionOrders.id, orderId));
  });
  await expect(forge).rejects.toMatchObject({ constraint_name: 'production_orders_of_something' });
  const overriding = world.as(['production:run', 'production:override']);
  expect(await finishProduction(overriding, { ...said, excessReason: 'It was in the pot already.' })).toEqual({
    id: orderId,
  });
  const next = await plan(bread, 1_000);
  await start(next);
  expect(await finish(next, 1_000, [{ stockItemId: salt, quantity: 0 }])).toEqual({ id: next });
});
