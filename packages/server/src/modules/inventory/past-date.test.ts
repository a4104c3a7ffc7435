import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { seedAccounts } from '../finance/index.ts';
import { setLowPoints } from './alerts/low-points.ts';
import { KINDS_OF_LEVELS, recheckAlerts } from './alerts/recheck-alerts.ts';
import { stockAlerts } from './alerts/tables.ts';
import { plateCosts } from './costs/plate-cost.ts';
import { elsewhere } from './elsewhere.ts';
import { expireBatches } from './expire-batches.ts';
import { mainLocation } from './locations/location.ts';
import { saveLocation } from './locations/save-location.ts';
import { portionsLeft } from './portions-left.ts';
import { finishProduction } from './production/finish-production.ts';
import { planProduction } from './production/plan-production.ts';
import { startProduction } from './production/start-production.ts';
import { stockLevelOf } from './queries.ts';
import { holdBatches } from './recall/hold-batches.ts';
import { prepare } from './recipes/sample-recipe.ts';
import { shortagesOf } from './reserve.ts';
import { insertDishOf, insertStockItem, reserve, stockUp, TODAY } from './sample-stock.ts';
import { openBatch } from './shelf/open-batch.ts';
import { batches } from './tables.ts';
import { dispatchTransfer } from './transfers/dispatch-transfer.ts';
import { requestTransfer } from './transfers/request-transfer.ts';
import { heldByOrders } from './unpromised.ts';
import { wasteChoices } from './waste/queries.ts';
import { recordWaste } from './waste/record-waste.ts';

// The last moment of the day in India, and the first of the next; the shift goes on until 04:00.
const LATE = new Date('2026-11-24T18:29:59.999Z');
const MIDNIGHT = new Date('2026-11-24T18:30:00.000Z');

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction(seedAccounts);
});
beforeEach(() => world.clock.set(LATE));
afterAll(() => world.close());

const everything = () =>
  world.as([
    'stock:read',
    'stock:manage',
    'production:run',
    'transfer:request',
    'transfer:move',
    'waste:record',
    'batch:open',
  ]);
const free = async (stockItemId: string) =>
  (await stockLevelOf(world.as('stock:read'), { outletId: world.outletId, id: stockItemId })) as NonNullable<
    Awaited<ReturnType<typeof stockLevelOf>>
  >;

/** Milk: 5 g that are good until today, worth 500, and 2 g that are good for longer, worth 300. */
async function milk() {
  const stockItemId = await insertStockItem(world, { name: 'Milk' });
  const today = world.newId();
  await stockUp(world, [
    { stockItemId, batchId: today, quantity: 5_000, value: 500, expiryDate: TODAY },
    { stockItemId, quantity: 2_000, value: 300, expiryDate: '2026-12-24' },
  ]);
  return { stockItemId, today };
}

async function order(variantId: string, quantity: number, at: Date) {
  const lines = [{ line: 1, variantId, optionIds: [], quantity }];
  return world.db.transaction((tx) => reserve(tx, { outletId: world.outletId, orderId: world.newId(), lines }, at));
}

test('from midnight on, before any job looked, nobody is promised what was good until then', async () => {
  const { stockItemId } = await milk();
  const shake = await insertDishOf(world, { [stockItemId]: 1_000 });
  const lines = [{ line: 1, variantId: shake.variantId, optionIds: [], quantity: 3 }];
  const portions = async () => (await portionsLeft(world.db, world.outletId, world.clock.now())).get(shake.variantId);
  const shortages = () => shortagesOf(world.db, { outletId: world.outletId, lines, at: world.clock.now() });
  expect([await portions(), await shortages()]).toEqual([7, []]);
  expect(await free(stockItemId)).toMatchObject({ onHand: 7_000, value: 800, nextExpiry: TODAY });
  expect(await order(shake.variantId, 1, LATE)).toEqual([]);

  world.clock.set(MIDNIGHT);
  expect(await portions()).toBe(1);
  expect(await shortages()).toMatchObject([{ portionsLeft: 1, missing: 2_000 }]);
  expect(await free(stockItemId)).toMatchObject({
    ...{ onHand: 2_000, reserved: 1_000, value: 300, nextExpiry: '2026-12-24' },
  });
  expect(await order(shake.variantId, 2, MIDNIGHT)).toMatchObject([{ portionsLeft: 1, missing: 1_000 }]);
  expect(await order(shake.variantId, 1, MIDNIGHT)).toEqual([]);

  await expireBatches(world.system());
  expect(await portions()).toBe(0);
  expect(await free(stockItemId)).toMatchObject({ onHand: 2_000, reserved: 2_000, value: 300 });
});

test('who orders while the job takes it off the shelf gets what is good, and no more', async () => {
  const { stockItemId, today } = await milk();
  const shake = await insertDishOf(world, { [stockItemId]: 1_000 });
  const waiting: ReturnType<typeof order>[] = [];
  await world.db.transaction(async (tx) => {
    await tx.execute(sql`update stock_levels set on_hand = on_hand - 5000 where stock_item_id = ${stockItemId}`);
    await tx.update(batches).set({ status: 'EXPIRED' }).where(eq(batches.id, today));
    waiting.push(order(shake.variantId, 2, MIDNIGHT), order(shake.variantId, 1, MIDNIGHT));
    // Both have looked at the batches, and wait for the level.
    await vi.waitFor(async () => {
      const [held] = await world.db.execute<{ n: number }>(sql`
        select count(*)::integer as n from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database()`);
      expect(held?.n).toBe(2);
    }, 3_000);
  });
  const answers = await Promise.all(waiting);
  expect(answers.filter((short) => short.length === 0)).toHaveLength(1);
});

test('a pot is begun, and goods are sent, of what is good alone', async () => {
  const { stockItemId } = await milk();
  const curd = await insertStockItem(world, { name: 'Curd', kind: 'PREP', shelfLifeDays: 2 });
  await prepare(world, curd, { [stockItemId]: 1_000 });
  const { outletId, db } = world;
  const locationId = await db.transaction(async (tx) => (await mainLocation(tx, outletId, LATE)).id);
  const kitchen = { id: world.newId(), outletId, code: 'KITCHEN', name: 'Kitchen', kind: 'KITCHEN' as const };
  await saveLocation(everything(), { ...kitchen, forOrders: true, inUse: true });
  const [orderId, transferId] = [world.newId(), world.newId()];
  await planProduction(everything(), {
    ...{ id: orderId, outletId, locationId, stockItemId: curd, quantity: 3_000, unit: 'g' },
  });
  const short = { code: 'NOT_ENOUGH_STOCK', details: { items: [expect.objectContaining({ free: 2_000 })] } };
  await requestTransfer(everything(), {
    ...{ id: transferId, fromOutletId: outletId, fromLocationId: locationId, toOutletId: outletId },
    ...{ toLocationId: kitchen.id, lines: [{ stockItemId, quantity: 3_000, unit: 'g' }] },
  });

  world.clock.set(MIDNIGHT);
  const start = { commandId: world.newId(), orderId };
  expect(await startProduction(everything(), start)).toMatchObject(short);
  expect(await dispatchTransfer(everything(), { commandId: world.newId(), transferId })).toMatchObject(short);
  // What is cooked in the night keeps from the day on the wall.
  const kilo = { id: world.newId(), outletId, locationId, stockItemId: curd, quantity: 1_000, unit: 'g' };
  await planProduction(everything(), kilo);
  await startProduction(everything(), { commandId: world.newId(), orderId: kilo.id });
  const batchId = world.newId();
  await finishProduction(everything(), { commandId: world.newId(), orderId: kilo.id, batchId, produced: 1_000 });
  const [pot] = await db.select().from(batches).where(eq(batches.id, batchId));
  expect(pot).toMatchObject({ expiryDate: '2026-11-27', valueReceived: 150 });
  // Of the one that is left good an order holds all: it stays.
  const shake = await insertDishOf(world, { [stockItemId]: 1_000 });
  expect(await order(shake.variantId, 1, MIDNIGHT)).toEqual([]);
  expect(await dispatchTransfer(everything(), { commandId: world.newId(), transferId })).toMatchObject({
    ...{ code: 'NOT_ENOUGH_STOCK', details: { items: [{ free: 0 }] } },
  });
});

test('what is past its date goes back to its supplier whatever orders hold, and what is good only beyond that', async () => {
  const { stockItemId, today } = await milk();
  const shake = await insertDishOf(world, { [stockItemId]: 1_000 });
  expect(await order(shake.variantId, 1, LATE)).toEqual([]);
  const all = await world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId));
  const held = (isToday: boolean, day: string, at: Date) =>
    world.db.transaction((tx) =>
      heldByOrders(
        tx,
        { outletId: world.outletId, at, today: day },
        all
          .filter(({ id }) => (id === today) === isToday)
          .map((batch) => ({ batch, quantity: batch.quantityRemaining })),
      ),
    );
  expect(await held(false, TODAY, LATE)).toEqual([]);
  expect(await held(true, '2026-11-25', MIDNIGHT)).toEqual([]);
  expect(await held(false, '2026-11-25', MIDNIGHT)).toMatchObject([{ wanted: 2_000, free: 1_000 }]);
});

test('it is to be thrown away as expired, is not opened, and what is low or out is told of', async () => {
  const { stockItemId, today } = await milk();
  const { outletId } = world;
  const gone = await insertStockItem(world, { name: 'Cream' });
  await stockUp(world, [{ stockItemId: gone, quantity: 1_000, value: 100, expiryDate: TODAY }]);
  await world.db.transaction((tx) =>
    setLowPoints(
      tx,
      outletId,
      new Map([
        [stockItemId, 3_000],
        [gone, 1],
      ]),
    ),
  );
  const alerts = async () => {
    await recheckAlerts(world.system(), KINDS_OF_LEVELS);
    const rows = await world.db.select().from(stockAlerts).where(eq(stockAlerts.outletId, outletId));
    return rows.flatMap(({ kind, stockItemId: of, state }) =>
      state === 'OPEN' && of !== null && [stockItemId, gone].includes(of)
        ? [`${of === gone ? 'cream' : 'milk'} ${kind}`]
        : [],
    );
  };
  expect(await alerts()).toEqual([]);

  world.clock.set(MIDNIGHT);
  expect((await alerts()).sort()).toEqual(['cream OUT', 'milk LOW']);
  expect(await wasteChoices(everything(), { outletId, stockItemId })).toMatchObject([
    { onHand: 2_000, expired: 5_000 },
  ]);
  const at = { outletId, today: '2026-11-25', now: MIDNIGHT };
  const plate = await plateCosts(world.db, at, [{ root: outletId, stockItemId, quantity: 2_000 }]);
  expect(plate.get(outletId)?.cost).toBe(300);
  expect(
    await openBatch(everything(), { id: world.newId(), batchId: today, quantity: 1_000, unit: 'g' }),
  ).toMatchObject({ code: 'BATCH_NOT_AVAILABLE' });
  const id = world.newId();
  expect(
    await recordWaste(everything(), { id, outletId, stockItemId, quantity: 1_000, unit: 'g', reason: 'EXPIRED' }),
  ).toMatchObject({ id });
  // Blocked and let go again, it is off the shelf without any job.
  const hold = (block: boolean) =>
    holdBatches(world.as('stock:hold'), {
      ...{ commandId: world.newId(), outletId, batchIds: [today], block, reason: 'Recall' },
    });
  await hold(true);
  await hold(false);
  expect(await world.db.select().from(batches).where(eq(batches.id, today))).toMatchObject([{ status: 'EXPIRED' }]);
});

test('what lies where orders do not take from is no stock to come when its day is over', async () => {
  const { stockItemId, today } = await milk();
  const { outletId, db } = world;
  const store = { id: world.newId(), outletId, code: 'LOCKED', name: 'Locked', kind: 'STORE' as const };
  await saveLocation(everything(), { ...store, forOrders: false, inUse: true });
  await db.update(batches).set({ locationId: store.id, forOrders: false }).where(eq(batches.id, today));
  await db.execute(sql`update stock_levels set on_hand = on_hand - 5000 where stock_item_id = ${stockItemId}`);
  const lying = async (at: Date) => [
    ...(await db.execute(sql`select quantity from ${elsewhere(outletId, at)} e where stock_item_id = ${stockItemId}`)),
  ];
  expect(await lying(LATE)).toEqual([{ quantity: 5_000 }]);
  expect(await lying(MIDNIGHT)).toEqual([]);
  const transferId = world.newId();
  const main = await db.transaction(async (tx) => (await mainLocation(tx, outletId, LATE)).id);
  await requestTransfer(everything(), {
    ...{ id: transferId, fromOutletId: outletId, fromLocationId: store.id, toOutletId: outletId, toLocationId: main },
    lines: [{ stockItemId, quantity: 1_000, unit: 'g' }],
  });
  world.clock.set(MIDNIGHT);
  expect(await dispatchTransfer(everything(), { commandId: world.newId(), transferId })).toMatchObject({
    ...{ code: 'NOT_ENOUGH_STOCK', details: { items: [{ free: 0 }] } },
  });
});

test('the database and the product look at one calendar', async () => {
  const days = await Promise.all(
    [LATE, MIDNIGHT].map(async (at) => {
      const [row] = await world.db.execute<{ day: string }>(
        sql`select places_day(${world.outletId}, ${at.toISOString()}::timestamptz)::text as day`,
      );
      return row?.day;
    }),
  );
  expect(days).toEqual([TODAY, '2026-11-25']);
  const index = await world.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<{ 'QUERY PLAN': string }>(
      sql`explain select min(b.expiry_date) from batches b where b.status = 'AVAILABLE'`,
    );
  });
  expect([...index].map((row) => row['QUERY PLAN']).join()).toContain('Index Only Scan using batches_expiring');
});
