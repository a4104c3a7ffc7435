import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../../platform/db/errors.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { demandOf } from '../demand.ts';
import { mainLocation } from '../locations/location.ts';
import { planProduction } from '../production/plan-production.ts';
import { productionOrders } from '../production/tables.ts';
import { insertDishOf, insertStockItem } from '../sample-stock.ts';
import { cancelRecipe } from './cancel-recipe.ts';
import { newestVersion, prepare } from './sample-recipe.ts';
import { saveRecipe } from './save-recipe.ts';
import { recipes } from './tables.ts';

const DAY_MS = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const manage = () => world.as('stock:manage');
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * DAY_MS);
const grams = async (variantId: string, at: Date) =>
  (await demandOf(world.db, [{ line: 1, variantId, optionIds: [], quantity: 1 }], at))[0]?.quantity;

async function dish() {
  const rice = await insertStockItem(world);
  const { variantId } = await insertDishOf(world, { [rice]: 100_000 });
  const save = async (quantity: number, validFrom?: Date) => {
    const id = world.newId();
    const lines = [{ stockItemId: rice, quantity, unit: 'g' }];
    const version = await newestVersion(world.db, variantId);
    expect(await saveRecipe(manage(), { id, variantId, lines, validFrom, version })).toMatchObject({ id });
    return id;
  };
  return { variantId, save };
}
const cancel = (recipeId: string, commandId = world.newId()) => cancelRecipe(manage(), { commandId, recipeId });

test('a version for later stays planned when one is saved for now, and comes into force on its day', async () => {
  const { variantId, save } = await dish();
  await save(300_000, inDays(2));
  await save(200_000);
  expect(await grams(variantId, inDays(0))).toBe(200_000);
  expect(await grams(variantId, inDays(1.99))).toBe(200_000);
  expect(await grams(variantId, inDays(2))).toBe(300_000);
});

test('a version that is called off never begins; one that has begun, or was called off, is not', async () => {
  const { variantId, save } = await dish();
  const [planned, now] = [await save(300_000, inDays(2)), await save(200_000)];
  expect(await cancel(planned)).toEqual({ id: planned });
  expect(await grams(variantId, inDays(3))).toBe(200_000);
  expect(await cancel(planned)).toMatchObject({ code: 'RECIPE_NOT_PLANNED' });
  expect(await cancel(now)).toMatchObject({
    code: 'RECIPE_NOT_PLANNED',
    message: expect.stringContaining('has begun'),
  });
  await expect(cancel(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  // Its number stays taken.
  await save(400_000);
  const versions = await world.db.select().from(recipes).where(eq(recipes.variantId, variantId));
  expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
});

test('said twice it is called off once; of two at once one hears that it is over', async () => {
  const { save } = await dish();
  const [one, other] = [await save(300_000, inDays(2)), await save(300_000, inDays(3))];
  const commandId = world.newId();
  expect(await cancel(one, commandId)).toEqual(await cancel(one, commandId));
  const both = await Promise.all([cancel(other), cancel(other)]);
  expect(both.filter((answer) => 'code' in answer)).toHaveLength(1);
});

test('whoever may not where the dish is sold calls nothing off', async () => {
  const { save } = await dish();
  const planned = await save(300_000, inDays(2));
  const elsewhere = world.as('stock:manage', { outletId: await world.addOutlet('OC') });
  const denied = cancelRecipe(elsewhere, { commandId: world.newId(), recipeId: planned });
  await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const reader = cancelRecipe(world.as('stock:read'), { commandId: world.newId(), recipeId: planned });
  await expect(reader).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await world.db.select().from(recipes).where(eq(recipes.id, planned))).toMatchObject([{ cancelledAt: null }]);
});

test('what is cooked in advance goes by the version that began last, and a cycle is looked for among those that may come', async () => {
  const [flour, a, b] = [
    await insertStockItem(world),
    await insertStockItem(world, { kind: 'PREP', name: 'A' }),
    await insertStockItem(world, { kind: 'PREP', name: 'B' }),
  ];
  const later = (await prepare(world, a, { [b]: 10 }, { validFrom: inDays(1) })) as { id: string };
  const first = (await prepare(world, a, { [flour]: 10 })) as { id: string };
  expect(await prepare(world, b, { [a]: 10 })).toMatchObject({ code: 'RECIPE_CYCLE' });
  const main = await world.db.transaction((tx) => mainLocation(tx, world.outletId, world.clock.now()));
  const plan = async () => {
    const order = { id: world.newId(), outletId: world.outletId, locationId: main.id, stockItemId: a };
    await planProduction(world.as('production:run'), { ...order, quantity: 1, unit: 'kg' });
    return (await world.db.select().from(productionOrders).where(eq(productionOrders.id, order.id)))[0]?.recipeId;
  };
  expect(await plan()).toBe(first.id);
  // Called off, it is in nobody's way.
  expect(await cancel(later.id)).toEqual({ id: later.id });
  expect(await prepare(world, b, { [a]: 10 })).toMatchObject({ version: 1 });
});

test('the database lets nothing else of a version be changed, calls off nothing that has begun, and nothing twice', async () => {
  const { save } = await dish();
  const [planned, now] = [await save(300_000, inDays(2)), await save(200_000)];
  const set = async (id: string, values: object) =>
    postgresError(
      await world.db
        .update(recipes)
        .set(values)
        .where(eq(recipes.id, id))
        .catch((error: unknown) => error),
    );
  expect(await set(planned, { version: 9 })).toMatchObject({ code: '42501' });
  expect(await set(now, { cancelledAt: world.clock.now() })).toMatchObject({
    constraint_name: 'recipes_cancelled_in_time',
  });
  expect(await set(planned, { cancelledAt: inDays(3) })).toMatchObject({
    constraint_name: 'recipes_cancelled_in_time',
  });
  await cancel(planned);
  expect(await set(planned, { cancelledAt: null })).toMatchObject({ constraint_name: 'recipes_cancelled_once' });
});
