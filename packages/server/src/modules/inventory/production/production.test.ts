import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { saveLocation } from '../locations/save-location.ts';
import { prepare } from '../recipes/sample-recipe.ts';
import { insertStockItem, stockUp, TODAY } from '../sample-stock.ts';
import { batches, stockLevels, stockMoves } from '../tables.ts';
import { cancelProduction } from './cancel-production.ts';
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
const levelOf = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0];

test('what is cooked takes its inputs as they are picked and is a batch worth exactly that, good for its shelf life', async () => {
  const [onion, oil, gravy] = [
    await insertStockItem(world, { name: 'Onion' }),
    await insertStockItem(world),
    await prep('Gravy', { openedLifeDays: 1 }),
  ];
  await prepare(world, gravy, { [onion]: 400, [oil]: 50 }, { processLoss: 1_000 });
  await stockUp(world, [
    { stockItemId: onion, quantity: 500_000, value: 1_001, expiryDate: '2026-11-25' },
    { stockItemId: onion, quantity: 900_000, value: 3_001, expiryDate: '2026-12-25' },
    { stockItemId: oil, quantity: 100_000, value: 1_350 },
  ]);
  // 1.8 kg good is two makings of 1 kg that lose a tenth.
  const orderId = await plan(gravy, 1_800);
  expect(await levelOf(onion)).toMatchObject({ reserved: 0 });
  expect(await start(orderId)).toEqual({ id: orderId });
  expect(await levelOf(onion)).toMatchObject({ onHand: 1_400_000, reserved: 800_000 });
  expect(await finish(orderId, 1_750)).toEqual({ id: orderId });

  // 500 g at 1001 and 300 g of 900 g worth 3001, and all of the oil.
  const value = 1_001 + 1_000 + 1_350;
  expect(await world.db.select().from(batches).where(eq(batches.stockItemId, gravy))).toMatchObject([
    {
      quantityReceived: 1_750_000,
      valueReceived: value,
      expiryDate: '2026-11-26',
      manufacturedOn: TODAY,
      status: 'AVAILABLE',
    },
  ]);
  expect(await levelOf(onion)).toMatchObject({ onHand: 600_000, reserved: 0 });
  expect(await levelOf(gravy)).toMatchObject({ onHand: 1_750_000 });
  const [order] = await world.db.select().from(productionOrders).where(eq(productionOrders.id, orderId));
  expect(order).toMatchObject({ state: 'FINISHED', planned: 1_800_000, produced: 1_750_000, value });
  const moves = await world.db.select().from(stockMoves).where(eq(stockMoves.sourceId, orderId));
  expect(moves.map(({ type }) => type).sort()).toEqual(['CONSUME', 'CONSUME', 'CONSUME', 'PRODUCE']);
  // Food made of food: the books hold as much as before.
  expect(await world.db.$count(journalEntries, eq(journalEntries.sourceId, orderId))).toBe(0);
});

test('what is made of something else than food moves its cost to food', async () => {
  const [flour, cup, cake] = [
    await insertStockItem(world),
    await insertStockItem(world, { kind: 'CONSUMABLE', baseUnit: 'pcs' }),
    await prep('Cup cake', { shelfLifeDays: null, openedLifeDays: 1 }),
  ];
  const lines = [
    { stockItemId: flour, quantity: 500_000, unit: 'g' },
    { stockItemId: cup, quantity: 10_000, unit: 'pcs' },
  ];
  await prepare(world, cake, {}, { lines });
  await stockUp(world, [
    { stockItemId: flour, quantity: 500_000, value: 2_000 },
    { stockItemId: cup, quantity: 10_000, value: 550 },
  ]);
  const orderId = await plan(cake, 1_000);
  await start(orderId);
  await finish(orderId, 1_000);
  const booked = await world.db
    .select({ account: journalLines.accountCode, debit: journalLines.debit, credit: journalLines.credit })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, orderId))
    .orderBy(journalLines.position);
  expect(booked).toEqual([
    { account: '1200', debit: 550, credit: 0 },
    { account: '1220', debit: 0, credit: 550 },
  ]);
  // Without a shelf life it keeps as long as once it is opened.
  expect(await world.db.select().from(batches).where(eq(batches.stockItemId, cake))).toMatchObject([
    { valueReceived: 2_550, expiryDate: '2026-11-25' },
  ]);
});

test('what is missing is named, all of it, before cooking and at its end; and nothing is taken', async () => {
  const [a, b, c, gravy] = [
    await insertStockItem(world, { name: 'Lentils' }),
    await insertStockItem(world, { name: 'Tamarind' }),
    await insertStockItem(world, { name: 'Carrot' }),
    await prep('Sambar'),
  ];
  await prepare(world, gravy, { [a]: 80, [b]: 10, [c]: 50 });
  await stockUp(world, [
    { stockItemId: a, quantity: 79_999 },
    { stockItemId: c, quantity: 50_000, expiryDate: TODAY },
  ]);
  const orderId = await plan(gravy, 1_000);
  const short = await start(orderId);
  expect(short).toMatchObject({ code: 'NOT_ENOUGH_STOCK' });
  expect((short as unknown as { details: { items: { name: string; free: number }[] } }).details.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'Lentils', wanted: 80_000, free: 79_999 }),
      expect.objectContaining({ name: 'Tamarind', wanted: 10_000, free: 0 }),
    ]),
  );
  await stockUp(world, [
    { stockItemId: a, quantity: 1 },
    { stockItemId: b, quantity: 10_000 },
  ]);
  await start(orderId);
  // It was there when it was begun; by the end the day is another, and the carrots have expired.
  const before = world.clock.now();
  world.clock.set(new Date('2026-11-25T07:00:00.000Z'));
  const gone = await finish(orderId, 1_000);
  expect(gone).toMatchObject({ code: 'NOT_ENOUGH_STOCK', message: expect.stringContaining('Carrot') });
  expect(await levelOf(a)).toMatchObject({ onHand: 80_000, reserved: 80_000 });
  // Without the carrots it is less.
  expect(await finish(orderId, 700, [{ stockItemId: c, quantity: 0 }])).toEqual({ id: orderId });
  world.clock.set(before);
  const inputs = await world.db.select().from(productionInputs).where(eq(productionInputs.orderId, orderId));
  expect(inputs.find(({ stockItemId }) => stockItemId === c)).toMatchObject({ planned: 50_000, used: 0, value: 0 });
});

test('what went in is named once: of two amounts of the same nobody knows which is meant', async () => {
  const [rice, batter] = [await insertStockItem(world), await prep('Idli batter')];
  await prepare(world, batter, { [rice]: 340 });
  await stockUp(world, [{ stockItemId: rice, quantity: 340_000, value: 999 }]);
  const orderId = await plan(batter, 1_000);
  await start(orderId);
  const used = [340_000, 0].map((quantity) => ({ stockItemId: rice, quantity }));
  await expect(finish(orderId, 1_000, used)).rejects.toMatchObject({
    ...{ code: 'INVALID', message: 'used: Name each stock item once.' },
  });
  expect(await levelOf(rice)).toMatchObject({ onHand: 340_000, reserved: 340_000 });
  expect(await finish(orderId, 1_000, used.slice(0, 1))).toEqual({ id: orderId });
});

test('an order is begun, finished and taken back once; out of turn it is refused', async () => {
  const [rice, batter] = [await insertStockItem(world), await prep('Batter')];
  await prepare(world, batter, { [rice]: 340 });
  await stockUp(world, [{ stockItemId: rice, quantity: 2_000_000, value: 999 }]);
  const orderId = await plan(batter, 1_000);
  expect(await finish(orderId, 900)).toMatchObject({ code: 'ILLEGAL_PRODUCTION_STEP', details: { state: 'PLANNED' } });
  const starts = await Promise.all([start(orderId), start(orderId), start(orderId)]);
  expect(starts.filter((answer) => 'code' in answer)).toHaveLength(2);
  expect(await levelOf(rice)).toMatchObject({ reserved: 340_000 });
  const ends = await Promise.all([finish(orderId, 900), finish(orderId, 900), cancel(orderId)]);
  expect(ends.filter((answer) => 'code' in answer)).toHaveLength(2);
  expect(await levelOf(rice)).toMatchObject({ reserved: 0 });
  expect(await cancel(orderId)).toMatchObject({ code: 'ILLEGAL_PRODUCTION_STEP' });

  const other = await plan(batter, 1_000);
  await start(other);
  expect(await cancel(other)).toEqual({ id: other });
  expect(await levelOf(rice)).toMatchObject({ reserved: 0 });
});

const cancel = (orderId: string) =>
  cancelProduction(cook(), { commandId: world.newId(), orderId, reason: 'No gas today.' });

test('two who begin with the last of it at once: one does', async () => {
  const [rice, batter] = [await insertStockItem(world), await prep('Last batter')];
  await prepare(world, batter, { [rice]: 300 });
  await stockUp(world, [{ stockItemId: rice, quantity: 300_000 }]);
  const orders = [await plan(batter, 1_000), await plan(batter, 1_000)];
  const answers = await Promise.all(orders.map(start));
  expect(answers.map((answer) => ('code' in answer ? answer.code : 'begun')).sort()).toEqual([
    'NOT_ENOUGH_STOCK',
    'begun',
  ]);
  expect(await levelOf(rice)).toMatchObject({ onHand: 300_000, reserved: 300_000 });
});

test('what has no recipe, a past day, another outlet: refused, and what is over is not rewritten', async () => {
  const [plain, other] = [await prep('Plain'), await world.addOutlet('OT')];
  const order = { id: world.newId(), outletId: world.outletId, locationId, stockItemId: plain };
  const asked = { ...order, quantity: 1_000, unit: 'g' };
  expect(await planProduction(cook(), asked)).toMatchObject({ code: 'NO_RECIPE' });
  expect(await planProduction(cook(), { ...asked, unit: 'l' })).toMatchObject({ code: 'UNIT_UNKNOWN' });
  await expect(planProduction(cook(), { ...asked, plannedFor: '2026-11-23' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(planProduction(cook(), { ...asked, quantity: 0 })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(planProduction(cook(), { ...asked, outletId: other })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(planProduction(world.as('stock:read'), asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });

  const [finished] = await world.db.select().from(productionOrders).where(eq(productionOrders.state, 'FINISHED'));
  const rewrite = world.db
    .update(productionOrders)
    .set({ produced: 1 })
    .where(eq(productionOrders.id, finished?.id ?? ''));
  await expect(rewrite).rejects.toMatchObject({ cause: { code: '23514' } });
  const replan = world.db
    .update(productionOrders)
    .set({ planned: 1 })
    .where(eq(productionOrders.id, finished?.id ?? ''));
  await expect(replan).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('what would take more of something than can be counted is not planned', async () => {
  const rice = await insertStockItem(world, { name: 'Rice' });
  const extract = await prep('Extract');
  // 10 kg of rice make a gram.
  await prepare(
    world,
    extract,
    { [rice]: 10_000 },
    {
      makes: { quantity: 1_000, unit: 'g' },
    },
  );
  const order = { id: world.newId(), outletId: world.outletId, locationId, stockItemId: extract };
  const planned = planProduction(cook(), { ...order, quantity: 1_000_000_000_000, unit: 'g' });
  await expect(planned).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('Make less') });
  expect(await world.db.$count(productionOrders, eq(productionOrders.id, order.id))).toBe(0);
});

test('where something is planned or cooked, the location stays in use until it is over', async () => {
  const [water, soup] = [await insertStockItem(world, { name: 'Water' }), await prep('Soup')];
  await prepare(world, soup, { [water]: 1_000 });
  await stockUp(world, [{ stockItemId: water, quantity: 1_000_000, value: 10 }]);
  const keeper = world.as('stock:manage');
  const kitchen = { id: world.newId(), outletId: world.outletId, code: 'SOUP', name: 'Soup kitchen' };
  const save = (version: number, inUse: boolean) =>
    saveLocation(keeper, { ...kitchen, kind: 'KITCHEN', forOrders: true, version, inUse });
  await save(0, true);
  const orderId = world.newId();
  const order = { id: orderId, outletId: world.outletId, locationId: kitchen.id, stockItemId: soup };
  expect(await planProduction(cook(), { ...order, quantity: 1_000_000, unit: 'g' })).toEqual({ id: orderId });
  expect(await save(1, false)).toMatchObject({ code: 'LOCATION_HOLDS_STOCK' });
  await start(orderId);
  expect(await save(1, false)).toMatchObject({ code: 'LOCATION_HOLDS_STOCK' });
  await cancelProduction(cook(), { commandId: world.newId(), orderId, reason: 'The pot is broken' });
  expect(await save(1, false)).toMatchObject({ retiredAt: expect.any(Date) });
});
