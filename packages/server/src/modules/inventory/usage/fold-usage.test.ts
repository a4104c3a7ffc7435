import { addDays } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { NOON, openWorld, type World } from '../../../testing/world.ts';
import { changeItemRules } from '../classes/change-item-rules.ts';
import { classifyItems } from '../classes/classify-items.ts';
import { inventoryIdentities } from '../identities.ts';
import { readOverview } from '../overview/overview.ts';
import { insertStockItem, stockUp, TODAY } from '../sample-stock.ts';
import { saveStockItem } from '../save-stock-item.ts';
import { stockItems } from '../tables.ts';
import { foldUsage } from './fold-usage.ts';
import { useOn } from './sample-usage.ts';
import { usedDays } from './usage.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const days = (stockItemId: string) =>
  usedDays(world.db, world.outletId, '2026-01-01').then((rows) =>
    rows.filter((row) => row.stockItemId === stockItemId),
  );

test('a day that is over is added up once, item by item, and today is not', async () => {
  const [rice, oil] = [await insertStockItem(world), await insertStockItem(world, { name: 'Oil', baseUnit: 'ml' })];
  const before = new Date(NOON.getTime() - 5 * 86_400_000);
  await stockUp(
    world,
    [
      { stockItemId: rice, quantity: 90_000, value: 900 },
      { stockItemId: oil, quantity: 10_000 },
    ],
    before,
  );
  await useOn(world, rice, 4_000, -3);
  await useOn(world, rice, 2_000, -3);
  await useOn(world, oil, 1_000, -2);
  await useOn(world, rice, 9_000, 0);
  expect(await foldUsage(world.system())).toEqual([world.outletId]);
  expect(await foldUsage(world.system())).toEqual([]);
  const seen = { stockItemId: rice, businessDate: addDays(TODAY, -3), used: 6_000, outShare: 0 };
  expect(await days(rice)).toEqual([seen]);
  expect(await days(oil)).toMatchObject([{ businessDate: addDays(TODAY, -2), used: 1_000 }]);
  const { daysOnHand, value } = await readOverview(world.as('stock:read'), { outletId: world.outletId });
  expect(value).toBe(750);
  // 60 paise in three days since the first use.
  expect(daysOnHand).toBe(37.5);
});

test('the hours without any of it are noted as a share of the opening hours', async () => {
  const milk = await insertStockItem(world, { name: 'Milk' });
  await world.db.execute(sql`
    insert into stock_alerts (id, outlet_id, kind, stock_item_id, state, quantity, opened_at, resolved_at)
    values (${world.newId()}, ${world.outletId}, 'OUT', ${milk}, 'RESOLVED', 0, '2026-11-24T12:00:00Z', '2026-11-25T03:30:00Z')`);
  world.clock.set(new Date('2026-11-26T07:00:00.000Z'));
  await foldUsage(world.system());
  // Open from 7 to 21 of the wall clock, which shows 17:30 when it ran out: 3.5 hours of 14; on the next day two more, until 9.
  expect(await days(milk)).toMatchObject([
    { businessDate: '2026-11-24', used: 0, outShare: 2_500 },
    { businessDate: '2026-11-25', used: 0, outShare: 1_429 },
  ]);
});

test('classes follow from what was consumed in a year, but for those that somebody fixed', async () => {
  const [dear, cheap, fixed] = [
    await insertStockItem(world),
    await insertStockItem(world),
    await insertStockItem(world),
  ];
  await stockUp(
    world,
    [dear, cheap, fixed].map((stockItemId, at) => ({
      stockItemId,
      quantity: 10_000,
      value: [900_000, 10, 20][at] ?? 0,
    })),
    world.clock.now(),
  );
  for (const id of [dear, cheap, fixed]) await useOn(world, id, 10_000, 2);
  await changeItemRules(world.as('stock:manage'), {
    commandId: world.newId(),
    ...{ stockItemId: fixed, version: 1 },
    countClass: 'B',
    openedLifeDays: null,
  });
  world.clock.set(new Date('2026-11-27T07:00:00.000Z'));
  await foldUsage(world.system());
  await classifyItems(world.system(), {});
  const rows = await world.db.select().from(stockItems);
  const classOf = (id: string) => rows.find((row) => row.id === id)?.countClass;
  expect([classOf(dear), classOf(cheap), classOf(fixed)]).toEqual(['A', 'C', 'B']);
  // Nobody changed it: what people have in a form or a file is theirs to save, and leaves the class where it was moved to.
  const moved = rows.find(({ id }) => id === dear);
  expect(moved).toMatchObject({ version: 1 });
  const form = { ...(moved as typeof stockItems.$inferSelect), name: 'Saffron', countClass: null, units: [] };
  expect(await saveStockItem(world.as('stock:manage'), { ...form, allergens: [] })).toMatchObject({
    ...{ name: 'Saffron', countClass: 'A', countClassFixed: false, version: 2 },
  });
  expect(await classifyItems(world.system(), {})).toEqual({ moved: 0 });
  const denied = changeItemRules(world.as('stock:read'), {
    commandId: world.newId(),
    ...{ stockItemId: dear, version: 1 },
    countClass: null,
    openedLifeDays: 2,
  });
  await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
