import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../platform/db/errors.ts';
import { untilWaiting } from '../../testing/until-waiting.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../finance/index.ts';
import { changeItemRules } from './classes/change-item-rules.ts';
import { demandOf } from './demand.ts';
import { inventoryIdentities } from './identities.ts';
import { measure } from './measure.ts';
import { portionsLeft } from './portions-left.ts';
import { saveRecipe } from './recipes/save-recipe.ts';
import { insertDishOf, insertStockItem, type SoldDish, stockUp } from './sample-stock.ts';
import { saveStockItem } from './save-stock-item.ts';
import { batches, stockItems, stockItemUnits } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(async () => {
  for (const check of [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
  await world.close();
});

const batchesOf = (stockItemId: string) => world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId));

async function oilInTins(): Promise<string> {
  const oil = await insertStockItem(world, { name: 'Oil', baseUnit: 'ml' });
  const tin = { stockItemId: oil, unit: 'tin', numerator: 15_000, denominator: 1 };
  await world.db
    .insert(stockItemUnits)
    .values([tin, { stockItemId: oil, unit: 'third', numerator: 1, denominator: 3 }]);
  return oil;
}

const stockItem = (given = {}) => ({
  ...{ id: world.newId(), code: world.newId(), name: 'Ghee', kind: 'INGREDIENT' as const, baseUnit: 'g' as const },
  ...{ pickPolicy: 'FEFO' as const, allergens: ['MILK' as const], taxCreditable: false, units: [], ...given },
});
const store = () => world.as('stock:manage');

test('a stock item is made and changed; its code is its own; in use, its unit and kind stay', async () => {
  const ghee = stockItem({ units: [{ unit: 'jar', numerator: 455, denominator: 1 }] });
  expect(await saveStockItem(store(), ghee)).toMatchObject({ id: ghee.id, name: 'Ghee' });
  expect(await saveStockItem(store(), stockItem({ code: ghee.code }))).toMatchObject({ code: 'CODE_TAKEN' });
  expect(await saveStockItem(store(), { ...ghee, baseUnit: 'ml', version: 1 })).toMatchObject({ version: 2 });
  await saveStockItem(store(), { ...ghee, version: 2 });
  await stockUp(world, [{ stockItemId: ghee.id, quantity: 910_000 }]);
  expect(await batchesOf(ghee.id)).toHaveLength(1);
  expect(await saveStockItem(store(), { ...ghee, name: 'Pure ghee', version: 3 })).toMatchObject({ version: 4 });
  for (const given of [{ baseUnit: 'ml' as const }, { kind: 'PACKAGED' as const }]) {
    await expect(saveStockItem(store(), { ...ghee, ...given, version: 4 })).rejects.toMatchObject({ code: 'CONFLICT' });
  }
  await expect(saveStockItem(world.as('stock:read'), stockItem())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('of many stock items that want one code at once, one gets it and the others are refused', async () => {
  const code = world.newId();
  const answers = await Promise.all(Array.from({ length: 4 }, () => saveStockItem(store(), stockItem({ code }))));
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => answer.code === 'CODE_TAKEN')).toHaveLength(3);
});

test('the newest recipe counts at once: in what is taken and in the portions left', async () => {
  const [rice, oil] = [await insertStockItem(world), await oilInTins()];
  const dish: SoldDish = await insertDishOf(world, { [rice]: 100_000 }, { rich: {} });
  await stockUp(world, [
    { stockItemId: rice, quantity: 1_000_000 },
    { stockItemId: oil, quantity: 60_000 },
  ]);
  const left = async () => (await portionsLeft(world.db, world.outletId, world.clock.now())).get(dish.variantId);
  expect(await left()).toBe(10);

  const line = (stockItemId: string, quantity: number, unit: string) => ({ stockItemId, quantity, unit });
  const recipe = (lines: ReturnType<typeof line>[], of: object = { variantId: dish.variantId, version: 1 }) =>
    saveRecipe(store(), { id: world.newId(), lines, ...of });
  expect(await recipe([line(rice, 200, 'kg'), line(oil, 1, 'tin')])).toMatchObject({ version: 2 });
  expect(await left()).toBe(4);
  await recipe([line(rice, -50_000, 'g'), line(oil, 5_000, 'ml')], { optionId: dish.options.rich, version: 1 });
  const asked = { line: 1, variantId: dish.variantId, optionIds: [dish.options.rich ?? ''], quantity: 2 };
  expect(await demandOf(world.db, [asked], world.clock.now())).toEqual(
    expect.arrayContaining([
      { line: 1, stockItemId: rice, quantity: 300_000 },
      { line: 1, stockItemId: oil, quantity: 40_000 },
    ]),
  );

  const seen = { variantId: dish.variantId, version: 2 };
  expect(await recipe([line(rice, 1_000, 'l')], seen)).toMatchObject({ code: 'UNIT_UNKNOWN' });
  await expect(recipe([line(rice, -1_000, 'g')])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(recipe([line(rice, 1, 'g'), line(rice, 1, 'kg')])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(recipe([], { variantId: world.newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(recipe([line(world.newId(), 1, 'g')], seen)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(recipe([], {})).rejects.toMatchObject({ code: 'INVALID' });
  const said = { id: world.newId(), ...seen, lines: [line(rice, 1, 'kg')] };
  const twins = await Promise.all(Array.from({ length: 6 }, () => saveRecipe(store(), said)));
  for (const twin of twins) expect(twin).toEqual(twins[0]);
  expect(twins[0]).toMatchObject({ version: 3 });
  // Of those who saw one version, one changes it; the others hear of it, and nothing of theirs is written.
  const versions = await Promise.all(Array.from({ length: 5 }, () => recipe([], { ...seen, version: 3 })));
  expect(versions.flatMap((saved) => ('version' in saved ? saved.version : []))).toEqual([4]);
  expect(versions.filter((one) => 'code' in one && one.code === 'CHANGED_MEANWHILE')).toHaveLength(4);
  expect(await recipe([], { ...seen, version: 5 })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await left()).toBeUndefined();
});

test('what is not said of a stock item stays; what is said to be nothing goes', async () => {
  const curd = stockItem({ shelfLifeDays: 2, openedLifeDays: 1 });
  await saveStockItem(store(), curd);
  const { shelfLifeDays: _, openedLifeDays: __, ...said } = curd as typeof curd & Record<string, unknown>;
  expect(await saveStockItem(store(), { ...said, name: 'Curd', version: 1 })).toMatchObject({
    shelfLifeDays: 2,
    openedLifeDays: 1,
  });
  const none = { ...curd, shelfLifeDays: null, version: 2 };
  expect(await saveStockItem(store(), none)).toMatchObject({ shelfLifeDays: null });
});

const factsOf = async (id: string) => {
  const [item] = await world.db.select().from(stockItems).where(eq(stockItems.id, id));
  return item;
};
const rulesOf = (stockItemId: string, version: number, openedLifeDays: number) => ({
  ...{ commandId: world.newId(), stockItemId, version, countClass: 'A' as const, openedLifeDays },
});

test('whoever saw another version of an item changes nothing, and hears so; said again as it stands, it is saved once', async () => {
  const salt = stockItem({ name: 'Salt' });
  await saveStockItem(store(), salt);
  const mine = { ...salt, name: 'Rock salt', version: 1 };
  expect(await saveStockItem(store(), mine)).toMatchObject({ name: 'Rock salt', version: 2 });
  // The answer was lost.
  expect(await saveStockItem(store(), mine)).toMatchObject({ name: 'Rock salt', version: 2 });
  for (const version of [0, 1, 3])
    expect(await saveStockItem(store(), { ...salt, name: 'Sea salt', version })).toMatchObject({
      ...{ code: 'CHANGED_MEANWHILE', message: expect.stringContaining('look at it again') },
    });
  expect(await changeItemRules(store(), rulesOf(salt.id, 1, 3))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await factsOf(salt.id)).toMatchObject({ name: 'Rock salt', openedLifeDays: null, version: 2 });
  expect(await changeItemRules(store(), rulesOf(salt.id, 2, 3))).toEqual({ stockItemId: salt.id });
  expect(await changeItemRules(store(), rulesOf(salt.id, 2, 3))).toEqual({ stockItemId: salt.id });
  expect(await factsOf(salt.id)).toMatchObject({ countClass: 'A', openedLifeDays: 3, version: 3 });
  const units = [{ unit: 'sack', numerator: 25_000, denominator: 1 }];
  expect(await saveStockItem(store(), { ...mine, units, version: 2 })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});

test('of many who save one item at once, each over what they saw, one is heard and the others are told', async () => {
  const sugar = stockItem({ name: 'Sugar' });
  await saveStockItem(store(), sugar);
  const saving = ['One', 'Two', 'Three', 'Four'].map((name) => saveStockItem(store(), { ...sugar, name, version: 1 }));
  const ruling = [4, 5].map((days) => changeItemRules(store(), rulesOf(sugar.id, 1, days)));
  const answers: object[] = await Promise.all([...saving, ...ruling]);
  expect(answers.filter((answer) => !('message' in answer))).toHaveLength(1);
  expect(answers.filter((answer) => 'message' in answer && 'code' in answer)).toHaveLength(5);
  expect(await factsOf(sugar.id)).toMatchObject({ version: 2 });
});

test('of two who make an item with one id at once, and not the same, one makes it', async () => {
  const id = world.newId();
  const answers: object[] = await Promise.all(
    ['One', 'Two', 'Three'].map((name) => saveStockItem(store(), stockItem({ id, name }))),
  );
  expect(answers.filter((answer) => 'version' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'message' in answer)).toHaveLength(2);
});

test('whatever says a quantity of an item keeps its base unit and its kind, and whoever says one at the same moment waits', async () => {
  const eggs = stockItem({ name: 'Eggs' });
  await saveStockItem(store(), eggs);
  const lines = [{ stockItemId: eggs.id, quantity: 10_000, unit: 'kg' }];
  const turned = { ...eggs, baseUnit: 'pcs' as const, version: 1 };
  const { measured, saved } = await world.db.transaction(async (tx) => {
    const measured = await measure(tx, lines);
    const saved = saveStockItem(store(), turned).catch((error: unknown) => error);
    await untilWaiting(world.db, 1);
    return { measured, saved };
  });
  expect(measured).toMatchObject([{ quantity: 10_000_000 }]);
  expect(await saved).toMatchObject({ code: 'CONFLICT' });
  for (const given of [{ baseUnit: 'pcs' as const }, { kind: 'CONSUMABLE' as const }]) {
    const byHand = world.db.update(stockItems).set(given).where(eq(stockItems.id, eggs.id));
    expect(postgresError(await byHand.catch((error: unknown) => error))?.code).toBe('23514');
  }
});

test('a unit whose size follows already is not said again', async () => {
  const unit = (name: string, numerator: number) => ({ unit: name, numerator, denominator: 1 });
  const wrong = [[unit('kg', 900)], [unit('Sack', 1), unit('sack', 2)], [unit('g', 1)]];
  for (const units of wrong)
    await expect(saveStockItem(store(), stockItem({ units }))).rejects.toMatchObject({ code: 'INVALID' });
  const oil = stockItem({ baseUnit: 'ml', units: [unit('g', 1), unit('kg', 1_100)] });
  await expect(saveStockItem(store(), oil)).rejects.toMatchObject({ code: 'INVALID' });
  expect(await saveStockItem(store(), { ...oil, units: [unit('g', 1), unit('tin', 15_000)] })).toMatchObject({
    id: oil.id,
  });
});
