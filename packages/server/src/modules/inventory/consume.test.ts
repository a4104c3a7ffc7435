import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { postgresError } from '../../platform/db/errors.ts';
import { RAISED } from '../../platform/db/raised.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { type Consumption, missingRaised } from './consume.ts';
import { expireBatches } from './expire-batches.ts';
import { inventoryIdentities } from './identities.ts';
import { insertStock } from './insert-stock.ts';
import { portionsLeft } from './portions-left.ts';
import { release } from './release.ts';
import { insertDishOf, insertStockItem, reserve, type SoldDish, stockUp, TODAY } from './sample-stock.ts';
import { batches, reservations, stockLevels, stockMoves } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

async function order(dish: SoldDish, ...quantities: number[]): Promise<string> {
  const orderId = world.newId();
  const lines = quantities.map((quantity, index) => ({
    ...{ line: index + 1, variantId: dish.variantId, optionIds: [], quantity },
  }));
  expect(await world.db.transaction((tx) => reserve(tx, { outletId: world.outletId, orderId, lines }))).toEqual([]);
  return orderId;
}

/** What a statement comes to that takes this: the value by kind of stock, or the names of what is missing. */
async function cook(orderId: string, given: Partial<Consumption> = {}, at = world.clock.now()) {
  const what: Consumption = {
    ...{ orderId, lines: [1], type: 'CONSUME', businessDate: TODAY },
    ...{ sourceType: 'Ticket', sourceId: orderId, actorId: null, ...given },
  };
  try {
    const [row] = await world.db.execute<{ used: Record<string, number> }>(sql`
      select inventory_consume(${JSON.stringify(what)}::text::jsonb, ${at.toISOString()}::timestamptz) as used`);
    const byKind = Object.entries(row?.used ?? {}).map(([kind, value]) => ({ kind, value }));
    return { byKind: byKind.filter(({ value }) => value > 0), missing: [] };
  } catch (error) {
    const raised = postgresError(error);
    if (raised?.code !== RAISED.refused) throw error;
    return { byKind: [], missing: missingRaised(JSON.parse(raised.detail ?? '{}')) };
  }
}
const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.expiryDate);
const levelOf = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0];

test('a kitchen takes nothing from where orders do not take, even if it expires sooner', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 1_000 });
  const [locked, open] = [world.newId(), world.newId()];
  await stockUp(world, [
    { stockItemId: rice, batchId: locked, quantity: 5_000, value: 500, expiryDate: '2026-11-25' },
    { stockItemId: rice, batchId: open, quantity: 5_000, value: 900, expiryDate: '2026-12-25' },
  ]);
  const store = { id: world.newId(), outletId: world.outletId, code: 'LOCKED', name: 'Locked', kind: 'STORE' as const };
  await world.db.transaction((tx) => insertStock(tx, { locations: [{ ...store, forOrders: false }] }));
  const there = { locationId: store.id, forOrders: false };
  await world.db.update(batches).set(there).where(eq(batches.id, locked));
  const level = eq(stockLevels.stockItemId, rice);
  await world.db.update(stockLevels).set({ onHand: 5_000 }).where(level);
  const orderId = await order(dish, 2);
  expect(await cook(orderId)).toEqual({ byKind: [{ kind: 'INGREDIENT', value: 360 }], missing: [] });
  const left = await batchesOf(rice);
  expect(left.map(({ id, quantityRemaining }) => [id, quantityRemaining])).toEqual([
    [locked, 5_000],
    [open, 3_000],
  ]);
});

test('three pieces worth 100.00 leave at 33.33, 33.34 and 33.33, and the batch ends at nothing (§3.2)', async () => {
  const cake = await insertStockItem(world, { kind: 'PACKAGED', baseUnit: 'pcs', pickPolicy: 'FIFO' });
  const slice = await insertDishOf(world, { [cake]: 1_000 });
  await stockUp(world, [{ stockItemId: cake, quantity: 3_000, value: 10_000 }]);
  const values = [];
  for (let i = 0; i < 3; i += 1) values.push((await cook(await order(slice, 1), { type: 'SALE' })).byKind);

  expect(values).toEqual([3_333, 3_334, 3_333].map((value) => [{ kind: 'PACKAGED', value }]));
  expect(await batchesOf(cake)).toMatchObject([{ quantityRemaining: 0, valueRemaining: 0, status: 'DEPLETED' }]);
  expect(await levelOf(cake)).toMatchObject({ onHand: 0, reserved: 0 });
});

test('what expires first goes first, what keeps goes last, and a pick may span batches', async () => {
  const curd = await insertStockItem(world);
  const plate = await insertDishOf(world, { [curd]: 100 });
  await stockUp(world, [
    { stockItemId: curd, quantity: 100, value: 7, expiryDate: null },
    { stockItemId: curd, quantity: 100, value: 11, expiryDate: '2026-11-30' },
    { stockItemId: curd, quantity: 150, value: 1_001, expiryDate: '2026-11-24' },
  ]);

  expect((await cook(await order(plate, 2))).byKind).toEqual([{ kind: 'INGREDIENT', value: 1_001 + 6 }]);
  expect((await batchesOf(curd)).map((batch) => [batch.quantityRemaining, batch.valueRemaining])).toEqual([
    [0, 0],
    [50, 5],
    [100, 7],
  ]);
  await cook(await order(plate, 1));
  expect((await batchesOf(curd)).map((batch) => batch.quantityRemaining)).toEqual([0, 0, 50]);
});

test('FIFO goes by the day of delivery, whatever the date on it', async () => {
  const flour = await insertStockItem(world, { pickPolicy: 'FIFO' });
  const roti = await insertDishOf(world, { [flour]: 100 });
  const yesterday = new Date(world.clock.now().getTime() - 86_400_000);
  await stockUp(world, [{ stockItemId: flour, quantity: 100, value: 10, expiryDate: '2026-11-25' }]);
  await stockUp(world, [{ stockItemId: flour, quantity: 100, value: 99, expiryDate: '2026-12-25' }], yesterday);
  expect((await cook(await order(roti, 1))).byKind).toEqual([{ kind: 'INGREDIENT', value: 99 }]);
});

test('said twice, even at once, it is taken once', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 100 });
  await stockUp(world, [{ stockItemId: rice, quantity: 1_000, value: 1_000 }]);
  const orderId = await order(dish, 2, 3);
  const answers = await Promise.all(Array.from({ length: 8 }, () => cook(orderId)));

  expect(answers.filter(({ byKind }) => byKind.length > 0)).toHaveLength(1);
  expect(await levelOf(rice)).toMatchObject({ onHand: 800, reserved: 300 });
  expect(await cook(orderId, { lines: [1, 2] })).toMatchObject({ byKind: [{ value: 300 }], missing: [] });
  expect(await levelOf(rice)).toMatchObject({ onHand: 500, reserved: 0 });
});

test('what was consumed is not given back, and what was given back is not consumed', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 100 });
  await stockUp(world, [{ stockItemId: rice, quantity: 1_000, value: 1_000 }]);
  const orderId = await order(dish, 1, 1);
  await cook(orderId);
  await world.db.transaction((tx) => release(tx, { orderId }));
  expect(await cook(orderId, { lines: [1, 2] })).toEqual({ byKind: [], missing: [] });
  expect(await levelOf(rice)).toMatchObject({ onHand: 900, reserved: 0 });
});

test('sixty tickets at once over shared batches take exactly what they hold, without a deadlock', async () => {
  const stock = await Promise.all(Array.from({ length: 5 }, () => insertStockItem(world)));
  const dishes = await Promise.all(
    [0, 1, 2, 3].map((i) =>
      insertDishOf(world, { [stock[(i + 3) % 5] ?? '']: 7, [stock[i] ?? '']: 3, [stock[(i + 1) % 5] ?? '']: 5 }),
    ),
  );
  const lines = stock.flatMap((stockItemId) =>
    [60, 90, 150, 700].map((quantity) => ({ stockItemId, quantity, value: 997 })),
  );
  await stockUp(world, lines);
  const orders = [];
  for (let n = 0; n < 60; n += 1) orders.push(await order(dishes[n % 4] as SoldDish, 1));
  const answers = await Promise.allSettled(orders.map((orderId) => cook(orderId)));

  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  for (const stockItemId of stock) expect(await levelOf(stockItemId)).toMatchObject({ reserved: 0 });
  const moves = await world.db.select().from(stockMoves).where(eq(stockMoves.type, 'CONSUME'));
  expect(moves.every(({ quantity }) => quantity < 0)).toBe(true);
});

test('what expired since it was promised is missing by name, and nothing is touched', async () => {
  const [milk, sugar] = [
    await insertStockItem(world, { name: 'Milk' }),
    await insertStockItem(world, { name: 'Sugar' }),
  ];
  const tea = await insertDishOf(world, { [sugar]: 10, [milk]: 100 });
  await stockUp(world, [
    { stockItemId: milk, quantity: 1_000, value: 500, expiryDate: TODAY },
    { stockItemId: sugar, quantity: 1_000, value: 500 },
  ]);
  const orderId = await order(tea, 1);

  // Midnight in India: the shift is still of the day before, and what was good until then is not.
  const midnight = new Date('2026-11-24T18:30:00.000Z');
  expect(await cook(orderId, {}, midnight)).toEqual({ byKind: [], missing: ['Milk'] });
  expect(await levelOf(sugar)).toMatchObject({ onHand: 1_000, reserved: 10 });
  const [held] = await world.db.select().from(reservations).where(eq(reservations.orderId, orderId));
  expect(held?.state).toBe('HELD');
  expect((await cook(orderId, {}, new Date(midnight.getTime() - 1))).missing).toEqual([]);
});

test('from midnight on, whenever the day is cut, expired batches leave what can be promised but keep their value', async () => {
  const paneer = await insertStockItem(world, { name: 'Paneer' });
  const tikka = await insertDishOf(world, { [paneer]: 100 });
  await stockUp(world, [
    { stockItemId: paneer, quantity: 500, value: 5_000, expiryDate: TODAY },
    { stockItemId: paneer, quantity: 250, value: 2_500, expiryDate: '2026-12-01' },
  ]);
  expect((await portionsLeft(world.db, world.outletId, world.clock.now())).get(tikka.variantId)).toBe(7);
  await expireBatches(world.system());
  expect((await levelOf(paneer))?.onHand).toBe(750);

  // The last minute of the day in India; what follows is the same shift, until it is cut at 04:00.
  world.clock.set(new Date('2026-11-24T18:29:59.999Z'));
  await expireBatches(world.system());
  expect((await levelOf(paneer))?.onHand).toBe(750);
  world.clock.set(new Date('2026-11-24T18:30:00.000Z'));
  // The job was not there yet.
  expect((await portionsLeft(world.db, world.outletId, world.clock.now())).get(tikka.variantId)).toBe(2);
  const before = (await world.audit('inventory.expireOutletStock')).length;
  await expireBatches(world.system());
  await expireBatches(world.system());

  expect((await levelOf(paneer))?.onHand).toBe(250);
  expect((await portionsLeft(world.db, world.outletId, world.clock.now())).get(tikka.variantId)).toBe(2);
  expect(await batchesOf(paneer)).toMatchObject([
    { status: 'EXPIRED', quantityRemaining: 500, valueRemaining: 5_000 },
    { status: 'AVAILABLE', quantityRemaining: 250 },
  ]);
  expect((await world.events('inventory.stock_changed.v1')).at(-1)?.stockItemIds).toContain(paneer);
  expect((await world.audit('inventory.expireOutletStock')).length - before).toBe(1);
});

test('what expired of very many things leaves in small steps, and all of it leaves', async () => {
  const gone = await Promise.all(Array.from({ length: 120 }, (_, n) => insertStockItem(world, { name: `Crate ${n}` })));
  const lines = gone.map((stockItemId) => ({ stockItemId, quantity: 10, value: 100, expiryDate: '2026-11-23' }));
  await stockUp(world, lines);
  const before = (await world.audit('inventory.expireOutletStock')).length;
  await expireBatches(world.system());
  const left = await world.db.select().from(batches).where(inArray(batches.stockItemId, gone));
  expect(new Set(left.map(({ status }) => status))).toEqual(new Set(['EXPIRED']));
  expect((await world.audit('inventory.expireOutletStock')).length - before).toBe(3);
});
