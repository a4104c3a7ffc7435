import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { prepare } from '../recipes/sample-recipe.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { addOpeningStock } from '../take-in.ts';
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

/** Writes what went in, and that the order is finished, past the command: what the database alone says of it. */
function forged(orderId: string, used: Readonly<Record<string, number>>, produced: number) {
  return world.db
    .transaction(async (tx) => {
      for (const [stockItemId, quantity] of Object.entries(used)) {
        const ofInput = and(eq(productionInputs.orderId, orderId), eq(productionInputs.stockItemId, stockItemId));
        await tx.update(productionInputs).set({ used: quantity, value: 0 }).where(ofInput);
      }
      const [other] = await tx.select().from(productionOrders).where(eq(productionOrders.state, 'FINISHED'));
      const row = { state: 'FINISHED', produced, value: 0, finishedAt: world.clock.now() } as const;
      await tx
        .update(productionOrders)
        .set({ ...row, batchId: other?.batchId, businessDate: '2026-11-24' })
        .where(eq(productionOrders.id, orderId));
      await tx.execute(sql`set constraints all immediate`);
      throw new Error('The database lets it pass.');
    })
    .catch((error) => error.cause?.constraint_name ?? error.constraint_name ?? error.message);
}

/** Flour for 6.00, ghee for 2.00, sugar for 1.50 and a pinch of salt for 0.10 in a kilogram. */
async function dough() {
  const [flour, ghee] = [await insertStockItem(world), await insertStockItem(world)];
  const [sugar, salt, bread] = [await insertStockItem(world), await insertStockItem(world), await prep(world.newId())];
  await prepare(world, bread, { [flour]: 100, [ghee]: 10, [sugar]: 15, [salt]: 1 });
  await stockUp(world, [
    { stockItemId: flour, quantity: 9_000_000, value: 54_000 },
    { stockItemId: ghee, quantity: 900_000, value: 18_000 },
    { stockItemId: sugar, quantity: 900_000, value: 9_000 },
    { stockItemId: salt, quantity: 900_000, value: 9_000 },
  ]);
  const begun = async () => {
    const orderId = await plan(bread, 1_000);
    await start(orderId);
    return orderId;
  };
  return { flour, ghee, sugar, salt, bread, begun };
}

test('each input left out in turn: without a pinch of salt, or the sugar, it is a pot; without its flour, its ghee, or all but one it is asked about', async () => {
  const { flour, ghee, sugar, salt, begun } = await dough();
  const planned = { [flour]: 100_000, [ghee]: 10_000, [sugar]: 15_000, [salt]: 1_000 };
  const cases = [
    [[], 'done'],
    [[salt], 'done'],
    [[sugar], 'done'],
    [[ghee], 'MORE_THAN_PLANNED'],
    [[flour], 'MORE_THAN_PLANNED'],
    [[ghee, sugar, salt], 'MORE_THAN_PLANNED'],
    [[flour, ghee, sugar], 'MORE_THAN_PLANNED'],
    [[flour, ghee, sugar, salt], 'MORE_THAN_PLANNED'],
  ] as const;
  for (const [out, expected] of cases) {
    const orderId = await begun();
    const said = out.map((stockItemId) => ({ stockItemId, quantity: 0 }));
    const used = { ...planned, ...Object.fromEntries(out.map((id) => [id, 0])) };
    expect([out.length, await forged(orderId, used, 1_000_000)]).toEqual([
      out.length,
      expected === 'done' ? 'The database lets it pass.' : 'production_orders_of_something',
    ]);
    const answer = await finish(orderId, 1_000, said);
    expect(answer).toMatchObject(
      expected === 'done'
        ? { id: orderId }
        : { code: expected, message: expect.stringContaining('what went in makes') },
    );
  }
});

test('a pinch of salt that was typed too dear is not what bread is made of: without its flour it is asked about', async () => {
  const { flour, salt, begun } = await dough();
  await stockUp(world, [{ stockItemId: salt, quantity: 10_000, value: 4_000_000 }]);
  expect(await finish(await begun(), 1_000, [{ stockItemId: flour, quantity: 0 }])).toMatchObject({
    code: 'MORE_THAN_PLANNED',
  });
  expect(await finish(await begun(), 1_000, [{ stockItemId: salt, quantity: 0 }])).toHaveProperty('id');
});

test('a pot of salt has a reason of somebody who may say so; ten times the salt does not stand for the flour', async () => {
  const { flour, salt, begun } = await dough();
  const orderId = await begun();
  const used = [
    { stockItemId: flour, quantity: 0 },
    { stockItemId: salt, quantity: 500_000 },
  ];
  const said = { commandId: world.newId(), orderId, batchId: world.newId(), produced: 1_000_000, used };
  expect(await finishProduction(cook(), said)).toMatchObject({ code: 'MORE_THAN_PLANNED' });
  const overriding = world.as(['production:run', 'production:override']);
  const reason = { excessReason: 'It was in the pot already.' };
  expect(await finishProduction(overriding, { ...said, ...reason })).toEqual({ id: orderId });
});

test('nobody says afterwards which part of a pot something is', async () => {
  const { salt, begun } = await dough();
  const orderId = await begun();
  const rewrite = world.db.update(productionInputs).set({ share: 1 }).where(eq(productionInputs.stockItemId, salt));
  await expect(rewrite).rejects.toMatchObject({ cause: { constraint_name: 'production_inputs_share_once' } });
  const rows = await world.db.select().from(productionInputs).where(eq(productionInputs.orderId, orderId));
  const shares = rows.map(({ share }) => Math.round((share ?? 0) * 960)).toSorted((one, other) => one - other);
  expect(shares).toEqual([10, 150, 200, 600]);
});

/** Buttermilk: 9 kg of water at a paisa, a kilogram of curd at 60.00, and curry leaves, which came only after it was planned. */
async function buttermilk(leavesCost: number) {
  const [water, curd] = [await insertStockItem(world), await insertStockItem(world)];
  const [leaves, drink] = [await insertStockItem(world), await prep(world.newId())];
  await prepare(world, drink, { [water]: 900, [curd]: 100, [leaves]: 1 });
  await stockUp(world, [
    { stockItemId: water, quantity: 500_000_000, value: 500 },
    { stockItemId: curd, quantity: 20_000_000, value: 120_000 },
  ]);
  const orderId = await plan(drink, 100_000);
  expect(await start(orderId)).toMatchObject({ code: 'NOT_ENOUGH_STOCK' });
  await stockUp(world, [{ stockItemId: leaves, quantity: 1_000_000, value: leavesCost }]);
  return { orderId, curd, leaves };
}

test.each([5_000, 0])(
  'a pot that was planned before its leaves came, for %i paise, is no pot without its curd',
  async (cost) => {
    const { orderId, curd, leaves } = await buttermilk(cost);
    const rows = () => world.db.select().from(productionInputs).where(eq(productionInputs.orderId, orderId));
    expect((await rows()).map(({ share }) => share)).toEqual([null, null, null]);
    expect(await start(orderId)).toEqual({ id: orderId });
    expect((await rows()).find(({ stockItemId }) => stockItemId === curd)?.share).toBeGreaterThan(0.95);
    const out = (stockItemId: string) => [{ stockItemId, quantity: 0 }];
    expect(await finish(orderId, 100_000, out(curd))).toMatchObject({ code: 'MORE_THAN_PLANNED' });
    expect(await finish(orderId, 100_000, out(leaves))).toEqual({ id: orderId });
  },
);

test('what only came free here is a part by what it cost elsewhere', async () => {
  const [rice, saffron, pilaf] = [
    await insertStockItem(world),
    await insertStockItem(world),
    await prep(world.newId()),
  ];
  await prepare(world, pilaf, { [rice]: 1_000, [saffron]: 1 });
  const other = await world.addOutlet('SAF');
  await world.db.transaction(async (tx) => {
    const at = world.clock.now();
    const lines = [{ batchId: world.newId(), stockItemId: saffron, quantity: 1_000, value: 30_000 }];
    await addOpeningStock(tx, {
      id: world.newId(),
      outletId: other,
      at,
      businessDate: '2026-11-24',
      actorId: null,
      lines,
    });
  });
  await stockUp(world, [
    { stockItemId: rice, quantity: 9_000_000, value: 54_000 },
    { stockItemId: saffron, quantity: 9_000, value: 0 },
  ]);
  const orderId = await plan(pilaf, 1_001);
  await start(orderId);
  expect(await finish(orderId, 1_001, [{ stockItemId: saffron, quantity: 0 }])).toMatchObject({
    code: 'MORE_THAN_PLANNED',
  });
  await finish(orderId, 1_001);
});

test('no pot is finished whose parts nobody took', async () => {
  const { flour, begun } = await dough();
  const orderId = await begun();
  const again = world.db.update(productionInputs).set({ share: 0 }).where(eq(productionInputs.stockItemId, flour));
  await expect(again).rejects.toMatchObject({ cause: { constraint_name: 'production_inputs_share_once' } });
  await finish(orderId, 1_000);
  // Nor past the command: of a pot whose parts nobody said, nothing went in.
  const unsaid = await plan((await dough()).bread, 1_000);
  const begunAt = { state: 'STARTED', startedAt: world.clock.now() } as const;
  await world.db.update(productionOrders).set(begunAt).where(eq(productionOrders.id, unsaid));
  expect(await forged(unsaid, {}, 1_000_000)).toBe('production_orders_of_something');
  await world.db
    .update(productionOrders)
    .set({ state: 'CANCELLED', cancelledAt: world.clock.now(), reason: 'A test.' })
    .where(eq(productionOrders.id, unsaid));
});
