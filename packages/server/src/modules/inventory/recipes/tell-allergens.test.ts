import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../../platform/db/errors.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { menuOf } from '../../catalog/index.ts';
import { seedAccounts } from '../../finance/index.ts';
import { mainLocation } from '../locations/location.ts';
import { finishProduction } from '../production/finish-production.ts';
import { planProduction } from '../production/plan-production.ts';
import { startProduction } from '../production/start-production.ts';
import { holdBatches } from '../recall/hold-batches.ts';
import { insertDishOf, insertStockItem, type SoldDish, stockUp } from '../sample-stock.ts';
import { saveStockItem } from '../save-stock-item.ts';
import { openBatch } from '../shelf/open-batch.ts';
import { batches, stockItems } from '../tables.ts';
import { useOn } from '../usage/sample-usage.ts';
import { newestVersion, prepare } from './sample-recipe.ts';
import { saveRecipe } from './save-recipe.ts';
import { recheckAllergens } from './tell-allergens.ts';

const MINUTE_MS = 60_000;
let world: World;
let locationId: string;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction(seedAccounts);
  locationId = await world.db.transaction(async (tx) => (await mainLocation(tx, world.outletId, world.clock.now())).id);
});
afterAll(() => world.close());

const manage = () => world.as('stock:manage', { everywhere: true });
const menu = (outletId = world.outletId) => menuOf(world.db, outletId);
const told = async ({ itemId }: SoldDish) => (await menu()).itemsById.get(itemId)?.allergens;
const version = async () => (await menu()).version;
const recheck = () => recheckAllergens(world.system());

const item = (name: string, ...allergens: string[]) => insertStockItem(world, { name, allergens });
const prep = (name: string) => insertStockItem(world, { name, kind: 'PREP', shelfLifeDays: 2 });
/** Says anew what is in an item, from the version it has. */
async function say(id: string, ...allergens: ('MILK' | 'NUTS')[]): Promise<void> {
  const [known] = await world.db.select().from(stockItems).where(eq(stockItems.id, id));
  const named = { id, code: id, name: 'Item', kind: 'INGREDIENT', baseUnit: 'g', pickPolicy: 'FEFO' } as const;
  const input = { ...named, allergens, taxCreditable: false, units: [], version: known?.version ?? 0 };
  expect(await saveStockItem(manage(), input)).toMatchObject({ id, allergens });
}
/** Saves what a dish takes, through the door. */
const take = async ({ variantId }: SoldDish, stockItemId: string, given: object = {}) =>
  saveRecipe(manage(), {
    version: await newestVersion(world.db, variantId),
    ...{ id: world.newId(), variantId, lines: [{ stockItemId, quantity: 100_000, unit: 'g' }], ...given },
  });
async function cook(
  stockItemId: string,
  kilograms: number,
  used: { stockItemId: string; quantity: number }[] = [],
): Promise<string> {
  const [by, orderId, batchId] = [world.as('production:run'), world.newId(), world.newId()];
  const order = { id: orderId, outletId: world.outletId, locationId, stockItemId };
  await planProduction(by, { ...order, quantity: kilograms * 1_000, unit: 'kg' });
  await startProduction(by, { commandId: world.newId(), orderId });
  const produced = kilograms * 1_000_000;
  expect(await finishProduction(by, { commandId: world.newId(), orderId, batchId, produced, used })).toEqual({
    id: orderId,
  });
  return batchId;
}
const stored = async (batchId: string) =>
  (await world.db.select().from(batches).where(eq(batches.id, batchId)))[0]?.allergens;

test('a dish is told with what its recipe takes, through preparations, and with what was typed of it', async () => {
  const [nuts, gravy] = [await item('Peanuts', 'NUTS'), await prep('Peanut gravy')];
  const dish = await insertDishOf(world, {});
  expect(await told(dish)).toEqual([]);
  const before = await version();
  await prepare(world, gravy, { [nuts]: 500 });
  await take(dish, gravy);
  expect(await told(dish)).toEqual(['NUTS']);
  expect(await version()).toBe(before + 1);
  const events = await world.events('catalog.menu_changed.v1');
  expect(events.at(-1)).toEqual({ outletId: world.outletId, itemId: null });
  // The same again changes no menu.
  await take(dish, gravy);
  expect(await version()).toBe(before + 1);
});

test('an option is told with what it adds, and not with what it leaves out', async () => {
  const [egg, cheese] = [await item('Egg', 'EGG'), await item('Cheese', 'MILK')];
  const dish = await insertDishOf(world, {}, { 'With an egg': { [egg]: 50_000 }, 'No cheese': { [cheese]: -20_000 } });
  await recheck();
  const [group] = (await menu()).itemsById.get(dish.itemId)?.modifierGroups ?? [];
  expect(group?.options.map(({ code, allergens }) => [code, allergens])).toEqual([
    ['With an egg', ['EGG']],
    ['No cheese', []],
  ]);
});

test('what lies cooked keeps what went into it: a dish says so until the pot is empty, whatever the recipe says by then', async () => {
  const [cream, onion, gravy] = [await item('Cream', 'MILK'), await item('Onion'), await prep('Cream gravy')];
  await stockUp(
    world,
    [cream, onion].map((stockItemId) => ({ stockItemId, quantity: 9_000_000, value: 900 })),
  );
  const dish = await insertDishOf(world, {});
  await prepare(world, gravy, { [cream]: 500 });
  await take(dish, gravy);
  const pot = await cook(gravy, 2);
  expect(await stored(pot)).toEqual(['MILK']);
  await prepare(world, gravy, { [onion]: 500 });
  expect(await told(dish)).toEqual(['MILK']);
  // Nor is it washed out of what was cooked when the item is said to be without it.
  await say(cream);
  expect(await told(dish)).toEqual(['MILK']);
  await recheck();
  expect(await told(dish)).toEqual(['MILK']);
  await useOn(world, gravy, 2_000_000, 0);
  await recheck();
  expect(await told(dish)).toEqual([]);
  expect(await stored(await cook(gravy, 1))).toEqual([]);
});

test('a pot hears that what went into it was said wrongly, through pots and through what was opened of it', async () => {
  const [sauce, onion] = [await item('Sauce'), await item('Onion')];
  const [gravy, curry] = [await prep('Sauce gravy'), await prep('Sauce curry')];
  await stockUp(
    world,
    [sauce, onion].map((stockItemId) => ({ stockItemId, quantity: 9_000_000, value: 900 })),
  );
  const [ofGravy, ofCurry] = [await insertDishOf(world, {}), await insertDishOf(world, {}, {}, 'A curry')];
  await prepare(world, gravy, { [sauce]: 500 });
  await prepare(world, curry, { [gravy]: 500 });
  await take(ofGravy, gravy);
  await take(ofCurry, curry);
  await cook(gravy, 2);
  const pot = await cook(curry, 1);
  // All of it: what is left is what was opened of it.
  await openBatch(world.as('batch:open'), { id: world.newId(), batchId: pot, quantity: 1_000_000, unit: 'g' });
  // No recipe says by now that there is sauce in either.
  await prepare(world, gravy, { [onion]: 500 });
  expect([await told(ofGravy), await told(ofCurry)]).toEqual([[], []]);
  await say(sauce, 'NUTS');
  expect([await told(ofGravy), await told(ofCurry)]).toEqual([['NUTS'], ['NUTS']]);
  await recheck();
  expect([await told(ofGravy), await told(ofCurry)]).toEqual([['NUTS'], ['NUTS']]);
  await useOn(world, gravy, 1_500_000, 0);
  await recheck();
  expect([await told(ofGravy), await told(ofCurry)]).toEqual([[], ['NUTS']]);
});

test('so does one of which its recipe says that it takes something and of which none went in, and one that nobody cooked here', async () => {
  const [paste, onion] = [await item('Paste'), await item('Onion')];
  const [dip, bought] = [await prep('Dip'), await prep('Bought dip')];
  await stockUp(
    world,
    [paste, onion].map((stockItemId) => ({ stockItemId, quantity: 9_000_000, value: 900 })),
  );
  const [ofDip, ofBought] = [await insertDishOf(world, {}), await insertDishOf(world, {}, {}, 'With a bought dip')];
  await prepare(world, dip, { [paste]: 10, [onion]: 100 });
  await prepare(world, bought, { [paste]: 500 });
  await take(ofDip, dip);
  await take(ofBought, bought);
  await cook(dip, 1, [{ stockItemId: paste, quantity: 0 }]);
  await stockUp(world, [{ stockItemId: bought, quantity: 1_000_000 }]);
  world.clock.set(new Date(world.clock.now().getTime() + MINUTE_MS));
  await prepare(world, dip, { [onion]: 500 });
  await prepare(world, bought, { [onion]: 500 });
  await say(paste, 'MILK');
  expect([await told(ofDip), await told(ofBought)]).toEqual([['MILK'], ['MILK']]);
});

test('what was in the pots that went in is in what was cooked of them, and in whatever is opened or found of it', async () => {
  const [fish, onion] = [await item('Fish', 'FISH'), await item('Onion')];
  const [stock, soup] = [await prep('Fish stock'), await prep('Soup')];
  await stockUp(
    world,
    [fish, onion].map((stockItemId) => ({ stockItemId, quantity: 9_000_000, value: 900 })),
  );
  await prepare(world, stock, { [fish]: 500 });
  await prepare(world, soup, { [stock]: 500 });
  await cook(stock, 2);
  await prepare(world, stock, { [onion]: 500 });
  const pot = await cook(soup, 1);
  expect(await stored(pot)).toEqual(['FISH']);
  const id = world.newId();
  await openBatch(world.as('batch:open'), { id, batchId: pot, quantity: 100, unit: 'g' });
  expect(await stored(id)).toEqual(['FISH']);
});

test('a pot keeps what its recipe takes, also where it is said that none of it went in', async () => {
  const [milk, sugar, sweet] = [await item('Milk', 'MILK'), await item('Sugar'), await prep('Sweet')];
  await stockUp(
    world,
    [milk, sugar].map((stockItemId) => ({ stockItemId, quantity: 9_000_000, value: 900 })),
  );
  await prepare(world, sweet, { [milk]: 10, [sugar]: 100 });
  expect(await stored(await cook(sweet, 1, [{ stockItemId: milk, quantity: 0 }]))).toEqual(['MILK']);
});

test('a pot that nobody cooked here is what the recipe of its day takes', async () => {
  const [soy, tofu] = [await item('Soy', 'SOY'), await prep('Tofu')];
  await prepare(world, tofu, { [soy]: 500 });
  const batchId = world.newId();
  await stockUp(world, [{ stockItemId: tofu, batchId, quantity: 1_000_000 }]);
  expect(await stored(batchId)).toEqual(['SOY']);
});

test('a pot is told of in its outlet and in no other; blocked it is not served, let go it is', async () => {
  const [mustard, onion, chutney] = [await item('Mustard', 'MUSTARD'), await item('Onion'), await prep('Chutney')];
  await stockUp(world, [{ stockItemId: mustard, quantity: 9_000_000, value: 900 }]);
  const dish = await insertDishOf(world, {});
  await prepare(world, chutney, { [mustard]: 500 });
  await take(dish, chutney);
  const pot = await cook(chutney, 1);
  await prepare(world, chutney, { [onion]: 500 });
  expect(await told(dish)).toEqual(['MUSTARD']);
  const elsewhere = await world.addOutlet('EL');
  await world.db.execute(sql`insert into outlet_items (outlet_id, item_id) values (${elsewhere}, ${dish.itemId})`);
  expect((await menu(elsewhere)).itemsById.get(dish.itemId)?.allergens).toEqual([]);
  const hold = (block: boolean) =>
    holdBatches(world.as('stock:hold'), {
      ...{ commandId: world.newId(), outletId: world.outletId, batchIds: [pot], block, reason: 'A test.' },
    });
  await hold(true);
  await recheck();
  expect(await told(dish)).toEqual([]);
  await hold(false);
  expect(await told(dish)).toEqual(['MUSTARD']);
});

test('a planned version is told two minutes before it begins, and what it does not take any more after it began', async () => {
  const [wheat, rice] = [await item('Wheat', 'GLUTEN'), await item('Rice', 'SULPHITES')];
  const dish = await insertDishOf(world, {});
  await take(dish, rice);
  const begin = new Date(world.clock.now().getTime() + 60 * MINUTE_MS);
  await take(dish, wheat, { validFrom: begin });
  expect(await told(dish)).toEqual(['SULPHITES']);
  world.clock.set(new Date(begin.getTime() - 2 * MINUTE_MS));
  await recheck();
  expect(await told(dish)).toEqual(['GLUTEN', 'SULPHITES']);
  world.clock.set(begin);
  await recheck();
  expect(await told(dish)).toEqual(['GLUTEN']);
});

test('of recipes that are saved at once none is left out of what is told', async () => {
  const dishes = await Promise.all([1, 2, 3, 4].map((one) => insertDishOf(world, {}, {}, `At once ${one}`)));
  const items = await Promise.all(dishes.map((_, index) => item(`Of ${index}`, 'CRUSTACEAN')));
  await Promise.all(dishes.map((dish, index) => take(dish, items[index] ?? '')));
  expect(await Promise.all(dishes.map(told))).toEqual(dishes.map(() => ['CRUSTACEAN']));
});

test('of two who change what goes into one dish at once, neither misses what the other wrote', async () => {
  const [one, other] = [await item('One'), await item('Other')];
  const dish = await insertDishOf(world, { [one]: 10_000, [other]: 10_000 });
  for (let round = 0; round < 6; round += 1) {
    await Promise.all([say(one, 'MILK'), say(other, 'NUTS')]);
    expect(await told(dish)).toEqual(['MILK', 'NUTS']);
    await Promise.all([say(one), say(other)]);
    expect(await told(dish)).toEqual([]);
  }
});

test('the look by the clock changes no menu, and writes nothing, when all is told', async () => {
  await recheck();
  const [before, done] = [await version(), (await world.audit('inventory.tellAllergens')).length];
  await recheck();
  expect([await version(), (await world.audit('inventory.tellAllergens')).length]).toEqual([before, done]);
});

test('nobody writes into a batch what went into it, or out of it', async () => {
  const [sesame, tahini] = [await item('Sesame', 'SESAME'), await prep('Tahini')];
  await prepare(world, tahini, { [sesame]: 500 });
  const batchId = world.newId();
  await stockUp(world, [{ stockItemId: tahini, batchId, quantity: 1_000_000 }]);
  const washed = world.db.update(batches).set({ allergens: [] }).where(eq(batches.id, batchId));
  expect(postgresError(await washed.catch((error: unknown) => error))?.constraint_name).toBe('batches_allergens_stay');
});
