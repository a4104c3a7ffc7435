import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertMenu } from '../modules/catalog/index.ts';
import { insertStock } from '../modules/inventory/index.ts';
import { openWorld, type World } from '../testing/world.ts';
import { tellMenus } from './tell-menus.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const told = () => world.db.execute(sql`select outlet_id, subject_id, allergens from menu_allergens`);
const versions = () => world.db.execute(sql`select outlet_id, version from menu_versions`);

/** A dish and its recipe as rows of a release that told no menu. */
async function dishOf(allergen: string): Promise<string> {
  const [categoryId, itemId, variantId] = [world.newId(), world.newId(), world.newId()];
  const [stockItemId, recipeId] = [world.newId(), world.newId()];
  await world.db.transaction(async (tx) => {
    await insertMenu(tx, {
      categories: [{ id: categoryId, code: 'ALL', names: { en: 'All' }, position: 0 }],
      items: [
        {
          ...{ id: itemId, categoryId, code: 'SATAY', names: { en: 'Satay' }, descriptions: { en: '' }, diet: 'VEG' },
          ...{ allergens: [], kcal: 300, spice: 0, taxKind: 'PREPARED', taxCode: '996333', prepSeconds: 60 },
          ...{ picture: {}, position: 0 },
        },
      ],
      variants: [{ id: variantId, itemId, code: 'ONE', names: { en: 'Regular' }, price: 5_000, position: 0 }],
      outletItems: [{ outletId: world.outletId, itemId }],
    });
    await insertStock(tx, {
      stockItems: [
        {
          ...{ id: stockItemId, code: 'NUTS', name: 'Peanuts', kind: 'INGREDIENT', baseUnit: 'g' },
          ...{ pickPolicy: 'FEFO', allergens: [allergen], taxCreditable: false },
        },
      ],
      recipes: [{ id: recipeId, variantId, version: 1, createdAt: world.clock.now() }],
      recipeLines: [{ recipeId, stockItemId, quantity: 50_000 }],
    });
  });
  return variantId;
}

test('a database that was brought up to date has told its menus, once, and raised those of which something is new', async () => {
  const variantId = await dishOf('NUTS');
  expect(await told()).toEqual([]);
  const tell = () => tellMenus(world.database.ownerUrl, world.clock.now());
  await tell();
  expect(await told()).toEqual([{ outlet_id: null, subject_id: variantId, allergens: ['NUTS'] }]);
  const before = await versions();
  await tell();
  expect(await versions()).toEqual(before);
  expect(await world.events('catalog.menu_changed.v1')).toEqual([{ outletId: world.outletId, itemId: null }]);
});
