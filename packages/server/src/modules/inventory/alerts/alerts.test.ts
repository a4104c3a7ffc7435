import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { expireBatches } from '../expire-batches.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { insertDishOf, insertStockItem, reserve, stockUp, TODAY } from '../sample-stock.ts';
import { changeExpiryWarnings, readExpiryWarnings } from '../shelf/expiry-warnings.ts';
import { takeIn } from '../take-in.ts';
import { useOn } from '../usage/sample-usage.ts';
import { acknowledgeAlert } from './acknowledge-alert.ts';
import { setLowPoints } from './low-points.ts';
import { listAlerts } from './queries.ts';
import { KINDS_OF_BATCHES, KINDS_OF_LEVELS, recheckAlerts } from './recheck-alerts.ts';
import { lowPoints, stockAlerts } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const look = async () => {
  await recheckAlerts(world.system(), KINDS_OF_LEVELS);
  await recheckAlerts(world.system(), KINDS_OF_BATCHES);
};
const of = async (stockItemId: string) => {
  const rows = await world.db.select().from(stockAlerts).where(eq(stockAlerts.stockItemId, stockItemId));
  return rows.map(({ kind, state }) => `${kind} ${state}`).sort();
};
const idOf = async (stockItemId: string) =>
  (await world.db.select().from(stockAlerts).where(eq(stockAlerts.stockItemId, stockItemId)))[0]?.id ?? '';
const low = async (stockItemId: string, at: number) => {
  const known = await world.db.select().from(lowPoints);
  const points = new Map(known.map((row) => [row.stockItemId, row.lowAt]));
  await world.db.transaction((tx) => setLowPoints(tx, world.outletId, points.set(stockItemId, at)));
};
const see = (alertId: string, by = world.as(['alert:acknowledge'])) =>
  acknowledgeAlert(by, { commandId: world.newId(), alertId });

test('what is low, then out, then there again opens one alert after the other, each over when its cause is', async () => {
  const rice = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: rice, quantity: 10_000 }]);
  await low(rice, 5_000);
  await look();
  expect(await of(rice)).toEqual([]);
  await useOn(world, rice, 6_000, 0);
  await look();
  await look();
  expect(await of(rice)).toEqual(['LOW OPEN']);
  await useOn(world, rice, 4_000, 0);
  await look();
  expect(await of(rice)).toEqual(['LOW RESOLVED', 'OUT OPEN']);
  await stockUp(world, [{ stockItemId: rice, quantity: 90_000 }]);
  await look();
  expect(await of(rice)).toEqual(['LOW RESOLVED', 'OUT RESOLVED']);
  expect(await world.events('inventory.alert_changed.v1')).toHaveLength(3);
});

test('what was used beyond the records is told of until something clears it', async () => {
  const rice = await insertStockItem(world, { negativePolicy: 'ALLOW_FLAG' });
  await stockUp(world, [{ stockItemId: rice, quantity: 500, value: 500 }]);
  const dish = await insertDishOf(world, { [rice]: 500 });
  const orderId = world.newId();
  const lines = [{ line: 1, variantId: dish.variantId, optionIds: [], quantity: 1 }];
  await world.db.transaction((tx) => reserve(tx, { outletId: world.outletId, orderId, lines }));
  // Some of it is thrown away while the order holds it; the kitchen cooks all the same.
  await useOn(world, rice, 200, 0);
  const use = { orderId, lines: [1], type: 'CONSUME', businessDate: TODAY, sourceType: 'order', sourceId: orderId };
  await world.db.execute(
    sql`select inventory_consume(${JSON.stringify({ ...use, actorId: null })}::text::jsonb, now())`,
  );
  await look();
  expect(await of(rice)).toContain('DEFICIT OPEN');
  const [alert] = (await listAlerts(world.as('stock:read'), { outletId: world.outletId, kinds: ['DEFICIT'] })).edges;
  expect(alert?.node).toMatchObject({ kind: 'DEFICIT', quantity: 200 });
  await stockUp(world, [{ stockItemId: rice, quantity: 900, value: 900 }]);
  await look();
  expect(await of(rice)).toContain('DEFICIT RESOLVED');
});

test('what somebody saw stays as they left it while it lasts, and another look opens no second', async () => {
  const salt = await insertStockItem(world, { name: 'Salt' });
  await low(salt, 1_000);
  await look();
  const id = await idOf(salt);
  expect(await see(id)).toEqual({ id });
  await look();
  expect(await of(salt)).toEqual(['OUT ACKNOWLEDGED']);
  const [row] = await world.db.select().from(stockAlerts).where(eq(stockAlerts.id, id));
  expect(row?.acknowledgedBy).not.toBeNull();
  expect(await see(id)).toMatchObject({ code: 'ALERT_NOT_OPEN', details: { state: 'ACKNOWLEDGED' } });
  await stockUp(world, [{ stockItemId: salt, quantity: 5_000 }]);
  await look();
  expect(await of(salt)).toEqual(['OUT RESOLVED']);
  expect(await see(id)).toMatchObject({ code: 'ALERT_NOT_OPEN', details: { state: 'RESOLVED' } });
});

test('of looks at the same time each alert comes of one', async () => {
  const items = await Promise.all(Array.from({ length: 12 }, () => insertStockItem(world, { name: 'Spice' })));
  for (const id of items) await low(id, 1_000);
  await Promise.all(Array.from({ length: 8 }, () => recheckAlerts(world.system(), KINDS_OF_LEVELS)));
  for (const id of items) expect(await of(id)).toEqual(['OUT OPEN']);
  const both = await Promise.all([see(await idOf(items[0] ?? '')), see(await idOf(items[0] ?? ''))]);
  expect(both.filter((answer) => 'id' in answer)).toHaveLength(1);
});

test('a batch that expires soon, by the days of its kind here, is told of, and once more when it expired', async () => {
  const milk = await insertStockItem(world, { name: 'Milk', baseUnit: 'ml' });
  await stockUp(world, [{ stockItemId: milk, quantity: 9_000, expiryDate: '2026-11-29' }]);
  await look();
  expect(await of(milk)).toEqual([]);
  const { outletId } = world;
  await changeExpiryWarnings(world.as('stock:manage'), {
    commandId: world.newId(),
    outletId,
    warnings: [{ kind: 'INGREDIENT', days: 5 }],
  });
  await look();
  expect(await of(milk)).toEqual(['NEAR_EXPIRY OPEN']);
  expect(await readExpiryWarnings(world.as('stock:read'), { outletId })).toContainEqual({
    ...{ kind: 'INGREDIENT', days: 5, version: 1 },
  });
  const now = world.clock.now();
  world.clock.set(new Date('2026-11-30T07:00:00.000Z'));
  await expireBatches(world.system());
  await look();
  expect(await of(milk)).toEqual(['EXPIRED OPEN', 'NEAR_EXPIRY RESOLVED', 'OUT OPEN']);
  world.clock.set(now);
});

test('a delivery a fifth dearer than those before is told of, until one is as usual again', async () => {
  const oil = await insertStockItem(world, { name: 'Oil', baseUnit: 'ml' });
  const came = async (value: number, minute: number) => {
    const at = new Date(world.clock.now().getTime() + minute * 60_000);
    await world.db.transaction(async (tx) =>
      takeIn(tx, {
        ...{
          source: { type: 'receipt', id: world.newId() },
          type: 'RECEIPT',
          outletId: world.outletId,
          at,
          actorId: null,
        },
        ...{ location: await mainLocation(tx, world.outletId, at), businessDate: '2026-11-24' },
        lines: [{ batchId: world.newId(), stockItemId: oil, quantity: 15_000_000, value }],
      }),
    );
    await look();
  };
  await came(220_000, 1);
  await came(300_000, 2);
  expect(await of(oil)).toEqual([]);
  await came(313_000, 3);
  expect(await of(oil)).toEqual(['PRICE_JUMP OPEN']);
  const [row] = await world.db.select().from(stockAlerts).where(eq(stockAlerts.stockItemId, oil));
  expect([row?.price, row?.usualPrice]).toEqual([20_867, 17_333]);
  await came(270_000, 4);
  expect(await of(oil)).toEqual(['PRICE_JUMP RESOLVED']);
});

test('alerts are read by their outlet only, and nobody deletes one', async () => {
  const other = await world.addOutlet('OT');
  const asked = listAlerts(world.as('stock:read'), { outletId: other });
  await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { edges, totalCount } = await listAlerts(world.as('stock:read'), {
    outletId: world.outletId,
    states: ['OPEN'],
    kinds: ['OUT'],
    first: 5,
  });
  expect(edges).toHaveLength(5);
  expect(await totalCount()).toBeGreaterThan(5);
  const elsewhere = see(edges[0]?.node.id ?? '', world.as('alert:acknowledge', { outletId: other }));
  await expect(elsewhere).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(world.db.execute(sql`delete from stock_alerts`)).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('of two who change the same days of warning, one does; the other hears of it, and none of theirs is written', async () => {
  const { outletId } = world;
  const change = (packaged: number, prep: number) =>
    changeExpiryWarnings(world.as('stock:manage'), {
      ...{ commandId: world.newId(), outletId },
      warnings: [
        { kind: 'PACKAGED', days: packaged, version: 0 },
        { kind: 'PREP', days: prep, version: 0 },
      ],
    });
  const answers = await Promise.all([change(20, 2), change(30, 3)]);
  expect(answers.filter((one) => 'outletId' in one)).toHaveLength(1);
  expect(answers.filter((one) => 'code' in one && one.code === 'CHANGED_MEANWHILE')).toHaveLength(1);
  const wins = 'outletId' in (answers[0] ?? {}) ? [20, 2] : [30, 3];
  const said = await readExpiryWarnings(world.as('stock:read'), { outletId });
  expect(
    said
      .filter(({ kind }) => kind === 'PACKAGED' || kind === 'PREP')
      .map(({ days }) => days)
      .sort(),
  ).toEqual([...wins].sort());
  // A kind of which one saw another version takes the others with it.
  const mixed = changeExpiryWarnings(world.as('stock:manage'), {
    ...{ commandId: world.newId(), outletId },
    warnings: [
      { kind: 'CONSUMABLE', days: 9, version: 4 },
      { kind: 'PREP', days: 9, version: 1 },
    ],
  });
  expect(await mixed).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await readExpiryWarnings(world.as('stock:read'), { outletId })).toEqual(said);
});

test.each([-1, 366, 1.5])('%s days before expiry are refused', async (days) => {
  const warnings = [{ kind: 'PREP' as const, days }];
  const asked = changeExpiryWarnings(world.as('stock:manage'), {
    commandId: world.newId(),
    outletId: world.outletId,
    warnings,
  });
  await expect(asked).rejects.toMatchObject({ code: 'INVALID' });
});
