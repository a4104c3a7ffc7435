import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { stockItems } from '../tables.ts';
import { versionCounts, versionsBySubject } from './loaders.ts';
import { recipeBook, recipeOf } from './recipe-book.ts';
import { prepare } from './sample-recipe.ts';
import { saveRecipe } from './save-recipe.ts';
import { tryRecipe } from './try-recipe.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

const look = () => canteen.as('stock:read');
const nodes = ({ edges }: Awaited<ReturnType<typeof recipeBook>>) => edges.map(({ node }) => node);

test('the book shows what is sold and what is made in advance, with its cost, its share of the price, and what nobody is told', async () => {
  const { outletId } = canteen;
  const dish = await canteen.dish({ price: 10_500, stock: 0 });
  const [peanut, gravy] = [
    await insertStockItem(canteen, { name: 'Peanuts', allergens: ['NUTS'] }),
    await insertStockItem(canteen, { name: 'Peanut gravy', kind: 'PREP' }),
  ];
  await stockUp(canteen, [{ stockItemId: peanut, quantity: 1_000_000, value: 50_000 }]);
  await prepare(canteen, gravy, { [peanut]: 500 });
  const lines = [{ stockItemId: gravy, quantity: 100_000, unit: 'g' }];
  const manager = canteen.as('stock:manage');
  await saveRecipe(manager, { id: canteen.newId(), variantId: dish.variantId, lines, version: 1 });

  const book = nodes(await recipeBook(look(), { outletId, search: 'dish 1' }));
  expect(book).toMatchObject([
    {
      ...{ id: dish.variantId, kind: 'VARIANT', recipe: { version: 2 }, cost: { cost: 2_500 } },
      // 105.00 with 5 % of tax in it.
      ...{ price: { net: 10_000, rateBp: 500 }, allergens: ['NUTS'], saidAllergens: [] },
    },
  ]);
  const preparations = nodes(await recipeBook(look(), { outletId, kind: 'PREPARATION' }));
  expect(preparations).toMatchObject([{ id: gravy, name: 'Peanut gravy', cost: { cost: 25_000 }, price: null }]);
  expect(await recipeOf(look(), { outletId, id: canteen.newId() })).toBeNull();

  // What is only tried is told and not written.
  const recipe = { variantId: dish.variantId, lines: [{ ...lines[0], quantity: 200_000, yieldRate: 8_000 }] as never };
  expect(await tryRecipe(look(), { outletId, recipe })).toMatchObject({
    ...{ cost: 6_250, allergens: ['NUTS'], lines: [{ stockItemId: gravy, quantity: 250_000, cost: 6_250 }] },
  });
  expect(await recipeOf(look(), { outletId, id: dish.variantId })).toMatchObject({ recipe: { version: 2 } });
});

test('costs are of the outlet that is looked at, and only whoever may see its stock sees them', async () => {
  const other = await canteen.addOutlet('OT');
  await expect(recipeBook(look(), { outletId: other })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(recipeOf(look(), { outletId: other, id: other })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const rice = await insertStockItem(canteen);
  const recipe = {
    stockItemId: rice,
    makes: { quantity: 1, unit: 'kg' },
    lines: [{ stockItemId: rice, quantity: 1, unit: 'kg' }],
  };
  await expect(tryRecipe(look(), { outletId: other, recipe })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  // There, nothing of anything ever came.
  const there = nodes(
    await recipeBook(canteen.as('stock:read', { outletId: other }), { outletId: other, kind: 'PREPARATION' }),
  );
  const [peanut] = await canteen.db.select().from(stockItems).where(eq(stockItems.name, 'Peanuts'));
  expect(there).toMatchObject([{ cost: { cost: 0 } }]);
  expect([...(there[0]?.cost?.unknown ?? [])]).toEqual([peanut?.id]);
});

test('the book has pages, which go on after what they ended with though something before it has gone', async () => {
  const { outletId } = canteen;
  for (const name of ['Page A', 'Page B', 'Page C', 'Page D', 'Page E']) {
    await insertStockItem(canteen, { name, kind: 'PREP' });
  }
  const page = async (after?: string | null) =>
    recipeBook(look(), { outletId, kind: 'PREPARATION', search: 'page', first: 2, after: after ?? null });
  const names = (found: Awaited<ReturnType<typeof page>>) => nodes(found).map(({ name }) => name);
  const first = await page();
  expect(names(first)).toEqual(['Page A', 'Page B']);
  expect([await first.totalCount(), first.pageInfo.hasNextPage]).toEqual([5, true]);
  // A is made something else, and two come before it: B, after which the next page begins, stands elsewhere by now.
  await canteen.db.update(stockItems).set({ kind: 'INGREDIENT' }).where(eq(stockItems.name, 'Page A'));
  for (const name of ['Page 1', 'Page 2']) await insertStockItem(canteen, { name, kind: 'PREP' });
  const second = await page(first.pageInfo.endCursor);
  expect(names(second)).toEqual(['Page C', 'Page D']);
  // And when the one it ended with goes itself, nothing is passed over.
  await canteen.db.update(stockItems).set({ kind: 'INGREDIENT' }).where(eq(stockItems.name, 'Page D'));
  const third = await page(second.pageInfo.endCursor);
  expect(names(third)).toEqual(['Page E']);
  expect(third.pageInfo.hasNextPage).toBe(false);
  await expect(page('nonsense')).rejects.toMatchObject({ code: 'INVALID' });
});

test('versions have pages, newest first', async () => {
  const prep = await insertStockItem(canteen, { name: 'Often changed', kind: 'PREP' });
  const rice = await insertStockItem(canteen);
  for (let n = 0; n < 5; n += 1) await prepare(canteen, prep, { [rice]: 10 + n });
  const page = async (below: number | null) =>
    (await versionsBySubject(canteen.db, [prep], { limit: 2, below })).get(prep)?.map(({ version }) => version);
  expect([await page(null), await page(4), await page(2)]).toEqual([[5, 4], [3, 2], [1]]);
  expect((await versionCounts(canteen.db, [prep])).get(prep)).toBe(5);
});
