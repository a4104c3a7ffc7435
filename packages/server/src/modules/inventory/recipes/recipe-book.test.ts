import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { stockItems } from '../tables.ts';
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
  await saveRecipe(manager, { id: canteen.newId(), variantId: dish.variantId, lines });

  const book = await recipeBook(look(), { outletId, search: 'dish 1' });
  expect(book).toMatchObject([
    {
      ...{ id: dish.variantId, kind: 'VARIANT', recipe: { version: 2 }, cost: { cost: 2_500 } },
      // 105.00 with 5 % of tax in it.
      ...{ price: { net: 10_000, rateBp: 500 }, allergens: ['NUTS'], saidAllergens: [] },
    },
  ]);
  const preparations = await recipeBook(look(), { outletId, kind: 'PREPARATION' });
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
  const there = await recipeBook(canteen.as('stock:read', { outletId: other }), {
    outletId: other,
    kind: 'PREPARATION',
  });
  const [peanut] = await canteen.db.select().from(stockItems).where(eq(stockItems.name, 'Peanuts'));
  expect(there).toMatchObject([{ cost: { cost: 0 } }]);
  expect([...(there[0]?.cost?.unknown ?? [])]).toEqual([peanut?.id]);
});
