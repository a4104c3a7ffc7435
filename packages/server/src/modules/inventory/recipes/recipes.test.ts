import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../../platform/db/errors.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { demandOf } from '../demand.ts';
import { portionsLeft } from '../portions-left.ts';
import { insertDishOf, insertStockItem, stockUp } from '../sample-stock.ts';
import { prepare } from './sample-recipe.ts';
import { saveRecipe } from './save-recipe.ts';
import { recipeLines } from './tables.ts';

const DAY_MS = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const manage = () => world.as('stock:manage', { everywhere: true });
const prep = (name: string) => insertStockItem(world, { name, kind: 'PREP' });
const taken = async (variantId: string, at = world.clock.now()) =>
  (await demandOf(world.db, [{ line: 1, variantId, optionIds: [], quantity: 1 }], at)).map(
    ({ stockItemId, quantity }) => [stockItemId, quantity],
  );

test('what is eaten is issued with its yield and waste, and what was said is kept (§3.1: 120 g at 80 % is 150 g)', async () => {
  const [potato, oil] = [await insertStockItem(world), await insertStockItem(world, { baseUnit: 'ml' })];
  const { variantId } = await insertDishOf(world, {});
  const id = world.newId();
  const lines = [
    { stockItemId: potato, quantity: 120, unit: 'kg', yieldRate: 8_000 },
    // 10 ml ÷ 90 % × 1.05 = 11.6667 ml: rounded once, at the end.
    { stockItemId: oil, quantity: 10_000, unit: 'ml', yieldRate: 9_000, wastageRate: 500 },
  ];
  expect(await saveRecipe(manage(), { id, variantId, lines, version: 1 })).toMatchObject({ version: 2 });
  expect(new Map((await taken(variantId)) as [string, number][])).toEqual(
    new Map([
      [potato, 150_000],
      [oil, 11_667],
    ]),
  );
  expect(await world.db.select().from(recipeLines).where(eq(recipeLines.stockItemId, potato))).toMatchObject([
    { quantity: 150_000, edible: 120, unit: 'kg', yieldRate: 8_000, wastageRate: 0 },
  ]);
});

test('a dish takes a preparation as it lies in stock, never what it is made of', async () => {
  const [onion, gravy] = [await insertStockItem(world), await prep('Gravy')];
  await prepare(world, gravy, { [onion]: 420 });
  await stockUp(world, [{ stockItemId: onion, quantity: 9_000_000, value: 900 }]);
  const curry = await insertDishOf(world, { [gravy]: 150_000 });
  expect(await taken(curry.variantId)).toEqual([[gravy, 150_000]]);
  expect((await portionsLeft(world.db, world.outletId, world.clock.now())).get(curry.variantId)).toBe(0);
  await stockUp(world, [{ stockItemId: gravy, quantity: 450_000, value: 45 }]);
  expect((await portionsLeft(world.db, world.outletId, world.clock.now())).get(curry.variantId)).toBe(3);
});

test('a version that begins tomorrow is in force from tomorrow on, and not a moment before', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 100_000 });
  await stockUp(world, [{ stockItemId: rice, quantity: 1_000_000 }]);
  const validFrom = new Date(world.clock.now().getTime() + DAY_MS);
  const lines = [{ stockItemId: rice, quantity: 250_000, unit: 'g' }];
  await saveRecipe(manage(), { id: world.newId(), variantId: dish.variantId, lines, validFrom, version: 1 });
  expect(await taken(dish.variantId)).toEqual([[rice, 100_000]]);
  expect(await taken(dish.variantId, validFrom)).toEqual([[rice, 250_000]]);
  const left = async (at: Date) => (await portionsLeft(world.db, world.outletId, at)).get(dish.variantId);
  expect([await left(world.clock.now()), await left(validFrom)]).toEqual([10, 4]);
});

test('a version is planned two years ahead at most: beyond, nothing is written', async () => {
  const rice = await insertStockItem(world);
  const dish = await insertDishOf(world, { [rice]: 100_000 });
  const lines = [{ stockItemId: rice, quantity: 250_000, unit: 'g' }];
  const latest = new Date(world.clock.now().getTime() + 731 * DAY_MS);
  const planned = (validFrom: Date) =>
    saveRecipe(manage(), { id: world.newId(), variantId: dish.variantId, lines, validFrom, version: 1 });
  for (const day of [new Date(latest.getTime() + 1), new Date('9999-12-31T23:59:59Z')]) {
    expect(await planned(day)).toMatchObject({ code: 'RECIPE_TOO_FAR_AHEAD', details: { latest } });
  }
  expect(await planned(latest)).toMatchObject({ version: 2 });
});

test('a preparation that would be made of itself is refused, with the way round, and nothing is written', async () => {
  const [a, b, c, salt] = [await prep('A'), await prep('B'), await prep('C'), await insertStockItem(world)];
  expect(await prepare(world, a, { [a]: 10 })).toMatchObject({ code: 'RECIPE_CYCLE', details: { names: ['A', 'A'] } });
  expect(await prepare(world, a, { [b]: 10, [salt]: 1 })).toMatchObject({ version: 1 });
  expect(await prepare(world, b, { [c]: 10 })).toMatchObject({ version: 1 });
  const round = await prepare(world, c, { [a]: 10 });
  expect(round).toMatchObject({ code: 'RECIPE_CYCLE', details: { names: ['C', 'A', 'B', 'C'] } });
  // Without the line that closes it, it may be saved; and of what is no longer taken there is no way.
  expect(await prepare(world, c, { [salt]: 10 })).toMatchObject({ version: 1 });
  expect(await prepare(world, b, { [salt]: 10 })).toMatchObject({ version: 2 });
  expect(await prepare(world, c, { [a]: 10 })).toMatchObject({ version: 2 });
});

test('a version that is yet to begin closes a cycle too', async () => {
  const [a, b, salt] = [await prep('Later A'), await prep('Later B'), await insertStockItem(world)];
  await prepare(world, a, { [salt]: 10 });
  const validFrom = new Date(world.clock.now().getTime() + DAY_MS);
  await prepare(world, a, { [b]: 10 }, { validFrom });
  expect(await prepare(world, b, { [a]: 10 })).toMatchObject({ code: 'RECIPE_CYCLE' });
});

test('of two saves at once that together close a cycle, exactly one wins', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await prep(`One ${round}`), await prep(`Other ${round}`)];
    const answers = await Promise.all([prepare(world, one, { [other]: 10 }), prepare(world, other, { [one]: 10 })]);
    const codes = answers.map((answer) => ('code' in answer ? answer.code : 'saved')).sort();
    expect(codes).toEqual(['RECIPE_CYCLE', 'saved']);
  }
});

test('five preparations may lie in each other; the sixth is refused, wherever it would come in', async () => {
  const chain = await Promise.all(['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map(prep));
  const salt = await insertStockItem(world);
  const [p1, p2, p3, p4, p5, p6] = chain as [string, string, string, string, string, string];
  await prepare(world, p5, { [salt]: 10 });
  for (const [user, part] of [
    [p4, p5],
    [p3, p4],
    [p2, p3],
    [p1, p2],
  ] as const) {
    expect(await prepare(world, user, { [part]: 10 })).toMatchObject({ version: 1 });
  }
  expect(await prepare(world, p6, { [p1]: 10 })).toMatchObject({ code: 'RECIPE_TOO_DEEP' });
  await prepare(world, p6, { [salt]: 10 });
  const below = await prepare(world, p5, { [p6]: 10 });
  expect(below).toMatchObject({ code: 'RECIPE_TOO_DEEP', details: { names: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'] } });
});

test('more than can be counted, and a unit without a way, are refused and nothing is written', async () => {
  const oil = await insertStockItem(world, { baseUnit: 'ml', name: 'Oil' });
  const { variantId } = await insertDishOf(world, {});
  const save = (quantity: number, unit: string, yieldRate = 10_000) =>
    saveRecipe(manage(), {
      ...{ id: world.newId(), variantId, version: 1, lines: [{ stockItemId: oil, quantity, unit, yieldRate }] },
    });
  expect(await save(Number.MAX_SAFE_INTEGER, 'l')).toMatchObject({ code: 'QUANTITY_TOO_LARGE' });
  // Small enough as it is eaten, too much as it is issued.
  expect(await save(999_000_000, 'l', 1)).toMatchObject({ code: 'QUANTITY_TOO_LARGE' });
  expect(await save(1_000, 'kg')).toMatchObject({ code: 'UNIT_UNKNOWN' });
  expect(await taken(variantId)).toEqual([]);
});

test('a dish and a preparation leave nothing out; only a preparation is made of something', async () => {
  const [rice, gravy] = [await insertStockItem(world), await prep('Plain')];
  const dish = await insertDishOf(world, {});
  const minus = [{ stockItemId: rice, quantity: -1_000, unit: 'g' }];
  const invalid = { code: 'INVALID' };
  const id = world.newId();
  await expect(saveRecipe(manage(), { id, variantId: dish.variantId, lines: minus })).rejects.toMatchObject(invalid);
  await expect(prepare(world, gravy, {}, { lines: minus })).rejects.toMatchObject(invalid);
  await expect(prepare(world, gravy, {})).rejects.toMatchObject(invalid);
  await expect(prepare(world, rice, { [gravy]: 1 })).rejects.toMatchObject(invalid);
  const lines = [{ stockItemId: rice, quantity: 1_000, unit: 'g' }];
  const said = { id, variantId: dish.variantId, makes: { quantity: 1, unit: 'g' }, lines };
  await expect(saveRecipe(manage(), said)).rejects.toMatchObject(invalid);
});

test('a version stays as it was written: the application may not change it', async () => {
  const [rice, gravy] = [await insertStockItem(world), await prep('Kept')];
  await prepare(world, gravy, { [rice]: 5 });
  const denied = { cause: { code: '42501' } };
  await expect(world.db.update(recipeLines).set({ quantity: 1 })).rejects.toMatchObject(denied);
  await expect(world.db.delete(recipeLines)).rejects.toMatchObject(denied);
});

test('a recipe of which nothing is left after its loss is none', async () => {
  const [onion, dust] = [await insertStockItem(world), await prep('Dust')];
  const lost = prepare(world, dust, { [onion]: 1 }, { makes: { quantity: 1, unit: 'g' }, processLoss: 9_000 });
  await expect(lost).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('nothing is left') });
  const byHand = world.db.execute(sql`insert into recipes (id, stock_item_id, version, created_at, makes, process_loss)
    values (${world.newId()}, ${dust}, 1, now(), 1, 9000)`);
  expect(postgresError(await byHand.catch((error: unknown) => error))?.constraint_name).toBe('recipes_some_left');
});
