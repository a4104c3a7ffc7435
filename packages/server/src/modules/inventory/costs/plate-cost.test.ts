import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { suggestedPrice } from '../../catalog/index.ts';
import { foodCost } from '../recipes/food-cost.ts';
import { prepare } from '../recipes/sample-recipe.ts';
import { insertStockItem, stockUp, TODAY } from '../sample-stock.ts';
import { derivedAllergens } from './derived-allergens.ts';
import { plateCosts } from './plate-cost.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const prep = (given = {}) => insertStockItem(world, { kind: 'PREP', ...given });
async function costOf(takes: Readonly<Record<string, number>>) {
  const root = world.newId();
  const at = { outletId: world.outletId, today: TODAY, now: world.clock.now() };
  const lines = Object.entries(takes).map(([stockItemId, quantity]) => ({ root, stockItemId, quantity }));
  return (await plateCosts(world.db, at, lines)).get(root);
}

test('a plate costs what the batches cost that would be picked: first expired, not expired, where orders take from', async () => {
  const rice = await insertStockItem(world);
  await stockUp(world, [
    { stockItemId: rice, quantity: 100_000, value: 50_000, expiryDate: '2026-11-23' },
    { stockItemId: rice, quantity: 150_000, value: 900, expiryDate: '2026-11-25' },
    { stockItemId: rice, quantity: 1_000_000, value: 8_000, expiryDate: '2026-12-25' },
  ]);
  // 150 g at 6 paise a gram and 50 g at 8.
  expect(await costOf({ [rice]: 200_000 })).toMatchObject({ cost: 900 + 400 });
  // What an option leaves out saves as much.
  expect(await costOf({ [rice]: -10_000 })).toMatchObject({ cost: -60 });
});

test('what there is too little of costs as it did last; what never came is named, and the cost is without it', async () => {
  const [rice, saffron] = [await insertStockItem(world), await insertStockItem(world)];
  await stockUp(world, [{ stockItemId: rice, quantity: 100_000, value: 500 }]);
  const cost = await costOf({ [rice]: 300_000, [saffron]: 1_000 });
  expect(cost).toMatchObject({ cost: 1_500 });
  expect([...(cost?.unknown ?? [])]).toEqual([saffron]);
});

test('many small parts are rounded once, together', async () => {
  const salt = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: salt, quantity: 1_000_000, value: 2_000 }]);
  const [pepper] = [await insertStockItem(world)];
  await stockUp(world, [{ stockItemId: pepper, quantity: 1_000_000, value: 2_000 }]);
  // Each a quarter of a paisa.
  const cost = await costOf({ [salt]: 125, [pepper]: 125 });
  expect([cost?.cost, ...(cost?.lines.values() ?? [])]).toEqual([1, 0, 0]);
});

test('a preparation costs as it lies there; what is missing of it as it would be made, five deep', async () => {
  const [onion, gravy] = [await insertStockItem(world), await prep()];
  await stockUp(world, [{ stockItemId: onion, quantity: 9_000_000, value: 36_000 }]);
  // A kilogram of onion makes 800 g.
  await prepare(world, gravy, { [onion]: 1_000 }, { processLoss: 2_000 });
  expect(await costOf({ [gravy]: 200_000 })).toMatchObject({ cost: 1_000 });
  await stockUp(world, [{ stockItemId: gravy, quantity: 150_000, value: 3_000 }]);
  expect(await costOf({ [gravy]: 200_000 })).toMatchObject({ cost: 3_000 + 250 });

  let inner = gravy;
  for (let depth = 0; depth < 4; depth += 1) {
    const outer = await prep();
    await prepare(world, outer, { [inner]: 1_000 });
    inner = outer;
  }
  expect(await costOf({ [inner]: 200_000 })).toMatchObject({ cost: 3_000 + 250 });
});

test('what a plate takes itself and in a preparation comes out of the batches once, the cheap one first', async () => {
  const [onion, gravy] = [await insertStockItem(world), await prep()];
  await prepare(world, gravy, { [onion]: 1_000 });
  await stockUp(world, [
    { stockItemId: onion, quantity: 100_000, value: 100, expiryDate: '2026-11-25' },
    { stockItemId: onion, quantity: 900_000, value: 9_000, expiryDate: '2026-12-25' },
  ]);
  // 100 g at a paisa a gram, and what the gravy needs at ten.
  const cost = await costOf({ [onion]: 100_000, [gravy]: 200_000 });
  expect(cost?.cost).toBe(100 + 2_000);
  expect(cost?.lines).toEqual(
    new Map([
      [onion, 100],
      [gravy, 2_000],
    ]),
  );
  // What is left out of the same plate saves what it would cost by itself.
  expect((await costOf({ [onion]: -50_000, [gravy]: 100_000 }))?.cost).toBe(100 - 50);
});

test('allergens come through preparations, with the lines that add and not with those that leave out', async () => {
  const [flour, nuts, dough, sweet] = [
    await insertStockItem(world, { allergens: ['GLUTEN'] }),
    await insertStockItem(world, { allergens: ['NUTS'] }),
    await prep({ allergens: ['SULPHITES'] }),
    await prep(),
  ];
  await prepare(world, dough, { [flour]: 600 });
  await prepare(world, sweet, { [dough]: 500, [nuts]: 100 });
  const root = world.newId();
  const found = await derivedAllergens(world.db, { outletId: world.outletId, now: world.clock.now() }, [
    { root, stockItemId: sweet },
  ]);
  expect(found.get(root)).toEqual(['GLUTEN', 'NUTS', 'SULPHITES']);
});

test('food cost is of the price without tax, and a price is suggested with tax, in whole rupees', () => {
  // 30.00 of 100.00 without tax.
  expect(foodCost(3_000, 10_000)).toBe(3_000);
  expect(foodCost(3_000, undefined)).toBeNull();
  expect(suggestedPrice(3_000, 3_000, { rateBp: 500, isInclusive: true })).toBe(10_500);
  expect(suggestedPrice(3_000, 3_000, { rateBp: 500, isInclusive: false })).toBe(10_000);
  // 12.34 at 35 % is 35.257, with tax 37.02: 37 rupees.
  expect(suggestedPrice(1_234, 3_500, { rateBp: 500, isInclusive: true })).toBe(3_700);
});
