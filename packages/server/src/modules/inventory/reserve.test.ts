import { refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { demandOf, type StockLine } from './demand.ts';
import { inventoryIdentities } from './identities.ts';
import { release } from './release.ts';
import type { Shortage } from './reserve.ts';
import { insertDishOf, insertStockItem, reserve, type SoldDish, stockUp } from './sample-stock.ts';
import { reservations, stockLevels } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let attempts = 0;
/** A command as ordering has them: all of the cart is held, or nothing is. */
const hold = command({
  name: 'test.hold',
  permission: 'order:place',
  input: z.object({ orderId: z.uuid(), lines: z.custom<StockLine[]>() }),
  async handle({ tx }, { orderId, lines }) {
    attempts += 1;
    const short = await reserve(tx, { outletId: world.outletId, orderId, lines });
    return short.length > 0 ? refuse('OUT_OF_STOCK', 'There is too little.', { items: short }) : { orderId };
  },
});

const lineOf = (dish: SoldDish, quantity = 1, options: string[] = [], line = 1): StockLine => ({
  ...{ line, variantId: dish.variantId, quantity },
  optionIds: options.map((name) => dish.options[name] ?? ''),
});
const ask = (lines: StockLine[], orderId = world.newId()) => hold(world.as('order:place'), { orderId, lines });
const isHeld = (answer: object) => 'orderId' in answer;
const shortages = (answer: object) => (answer as { details: { items: Shortage[] } }).details.items;
async function levelOf(stockItemId: string) {
  const [level] = await world.db
    .select()
    .from(stockLevels)
    .where(and(eq(stockLevels.outletId, world.outletId), eq(stockLevels.stockItemId, stockItemId)));
  return level;
}
async function expectSound() {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
}

test('of sixty who want the last seven portions, exactly seven get one', async () => {
  const batter = await insertStockItem(world, { name: 'Batter' });
  const dosa = await insertDishOf(world, { [batter]: 150_000 });
  await stockUp(world, [{ stockItemId: batter, quantity: 7 * 150_000 }]);

  const answers = await Promise.all(Array.from({ length: 60 }, () => ask([lineOf(dosa)])));
  expect(answers.filter(isHeld)).toHaveLength(7);
  expect(await levelOf(batter)).toMatchObject({ reserved: 7 * 150_000 });
  await expectSound();
});

test('sixty mixed carts over shared ingredients: never oversold, never undersold, nobody in a deadlock', async () => {
  const stock = await Promise.all(Array.from({ length: 6 }, (_, i) => insertStockItem(world, { name: `S${i}` })));
  const of = (i: number) => stock[i % stock.length] ?? '';
  const dishes = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      insertDishOf(world, { [of(i * 5 + 2)]: 30_000, [of(i)]: 20_000, [of(i * 3 + 1)]: 10_000 }),
    ),
  );
  await stockUp(
    world,
    stock.map((stockItemId) => ({ stockItemId, quantity: 1_000_000 })),
  );
  // Every cart names its dishes in another order.
  const carts = Array.from({ length: 60 }, (_, n) =>
    Array.from({ length: 4 }, (_, i) =>
      lineOf(dishes[(n * 3 + i * (n % 2 ? 3 : 5)) % 8] as SoldDish, 1 + (n % 3), [], i),
    ),
  );

  attempts = 0;
  const answers = await Promise.all(carts.map((cart) => ask(cart)));
  // A deadlock would be run again by the door: nobody was.
  expect(attempts).toBe(60);
  const held = answers.filter(isHeld).length;
  expect(held).toBeGreaterThan(5);
  expect(held).toBeLessThan(55);
  for (const stockItemId of stock) {
    const level = await levelOf(stockItemId);
    expect(level?.reserved).toBeLessThanOrEqual(1_000_000);
  }
  await expectSound();
  // Nothing was given back since, so whoever was refused would still be refused.
  const refused = carts.filter((_, i) => !isHeld(answers[i] as object));
  for (const cart of refused) expect(isHeld(await ask(cart))).toBe(false);
});

test('carts that hold and give back at the same time leave no deadlock and nothing behind', async () => {
  const stock = await Promise.all(Array.from({ length: 4 }, () => insertStockItem(world)));
  const dish = await insertDishOf(world, Object.fromEntries(stock.map((id, i) => [id, 1_000 * (i + 1)])));
  await stockUp(
    world,
    stock.map((stockItemId) => ({ stockItemId, quantity: 100_000 })),
  );
  attempts = 0;
  await Promise.all(
    Array.from({ length: 60 }, async () => {
      const orderId = world.newId();
      await ask([lineOf(dish, 1)], orderId);
      await world.db.transaction((tx) => release(tx, { orderId }));
    }),
  );
  expect(attempts).toBe(60);
  for (const id of stock) expect(await levelOf(id)).toMatchObject({ reserved: 0 });
  await expectSound();
});

test('a portion that is being given back at this moment is waited for, not refused', async () => {
  const idli = await insertStockItem(world);
  const dish = await insertDishOf(world, { [idli]: 1_000 });
  await stockUp(world, [{ stockItemId: idli, quantity: 1_000 }]);
  const first = world.newId();
  await ask([lineOf(dish)], first);

  let waiting: Promise<object> | undefined;
  await world.db.transaction(async (tx) => {
    await release(tx, { orderId: first });
    waiting = ask([lineOf(dish)]);
    await new Promise((resolve) => setTimeout(resolve, 150));
  });
  expect(isHeld((await waiting) ?? {})).toBe(true);
});

test('a refusal holds nothing, and says what is short and how many portions there still are', async () => {
  const [rice, dal] = [await insertStockItem(world, { name: 'Rice' }), await insertStockItem(world, { name: 'Dal' })];
  const plenty = await insertDishOf(world, { [rice]: 10_000 }, {}, 'Rice plate');
  const meals = await insertDishOf(world, { [rice]: 10_000, [dal]: 40_000 }, {}, 'Meals');
  await stockUp(world, [
    { stockItemId: rice, quantity: 1_000_000 },
    { stockItemId: dal, quantity: 100_000 },
  ]);
  const answer = await ask([lineOf(plenty, 2, [], 1), lineOf(meals, 3, [], 2)]);

  expect(shortages(answer)).toEqual([
    {
      ...{ itemId: meals.itemId, variantId: meals.variantId, name: 'Meals', portionsLeft: 2 },
      ...{ stockItemId: dal, stockItemName: 'Dal', missing: 20_000 },
    },
  ]);
  expect(await levelOf(rice)).toMatchObject({ reserved: 0 });
  expect(isHeld(await ask([lineOf(meals, 2)]))).toBe(true);
});

test('two lines that need the same thing are counted together', async () => {
  const egg = await insertStockItem(world, { baseUnit: 'pcs', name: 'Egg' });
  const [roast, puff] = [await insertDishOf(world, { [egg]: 2_000 }), await insertDishOf(world, { [egg]: 1_000 })];
  await stockUp(world, [{ stockItemId: egg, quantity: 4_000 }]);

  const both = [lineOf(roast, 1, [], 1), lineOf(puff, 3, [], 2)];
  expect(shortages(await ask(both)).map(({ missing }) => missing)).toEqual([1_000, 1_000]);
  expect(isHeld(await ask([lineOf(roast, 1, [], 1), lineOf(puff, 2, [], 2)]))).toBe(true);
});

test('choices add to what is taken and leave out of it, never below nothing', async () => {
  const [tea, sugar, milk] = [await insertStockItem(world), await insertStockItem(world), await insertStockItem(world)];
  const options = { less: { [sugar]: -5_000 }, none: { [sugar]: -50_000 }, milky: { [milk]: 30_000, [tea]: -10_000 } };
  const cup = await insertDishOf(world, { [tea]: 60_000, [sugar]: 10_000 }, options);
  await stockUp(
    world,
    [tea, sugar, milk].map((stockItemId) => ({ stockItemId, quantity: 1_000_000 })),
  );
  const orderId = world.newId();
  await ask([lineOf(cup, 2, ['less'], 1), lineOf(cup, 3, ['none', 'milky'], 2)], orderId);

  const rows = await world.db.select().from(reservations).where(eq(reservations.orderId, orderId));
  const held = (line: number, id: string) => rows.find((row) => row.line === line && row.stockItemId === id)?.quantity;
  expect([held(1, tea), held(1, sugar), held(1, milk)]).toEqual([120_000, 10_000, undefined]);
  expect([held(2, tea), held(2, sugar), held(2, milk)]).toEqual([150_000, undefined, 90_000]);
});

test('what has no recipe takes nothing; what was never delivered is short', async () => {
  const never = await insertStockItem(world, { name: 'Saffron' });
  const untracked = await insertDishOf(world, {});
  const special = await insertDishOf(world, { [never]: 1 });
  expect(isHeld(await ask([lineOf(untracked, 99)]))).toBe(true);
  expect(shortages(await ask([lineOf(special)]))).toMatchObject([{ stockItemId: never, missing: 1, portionsLeft: 0 }]);
});

test('a quantity that is none is invalid, and more than there could be is short', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 1_000 });
  for (const quantity of [0, -3, 1.5, 10_001, Number.NaN, Number.MAX_SAFE_INTEGER]) {
    await expect(demandOf(world.db, [lineOf(dish, quantity)], world.clock.now())).rejects.toMatchObject({
      code: 'INVALID',
    });
  }
  expect(isHeld(await ask([lineOf(dish, 10_000)]))).toBe(false);
});

test('giving back returns all of it, once; other lines keep theirs', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 1_000 });
  await stockUp(world, [{ stockItemId: rice, quantity: 10_000 }]);
  const orderId = world.newId();
  await ask([lineOf(dish, 2, [], 1), lineOf(dish, 3, [], 2)], orderId);
  const give = (lines?: number[]) => world.db.transaction((tx) => release(tx, { orderId, ...(lines && { lines }) }));

  expect(await give([2])).toEqual([rice]);
  expect(await levelOf(rice)).toMatchObject({ reserved: 2_000 });
  expect(await give([2])).toEqual([]);
  await Promise.all([give(), give(), give()]);
  expect(await levelOf(rice)).toMatchObject({ onHand: 10_000, reserved: 0 });
  await expectSound();
});
