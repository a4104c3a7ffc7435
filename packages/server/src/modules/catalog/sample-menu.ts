import type { Database } from '../../platform/db/database.ts';
import { taxRates } from '../tax/index.ts';
import { insertMenu, type MenuRows } from './insert-menu.ts';

type ItemRow = NonNullable<MenuRows['items']>[number];

export interface Dish {
  readonly itemId: string;
  readonly variantId: string;
}

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
}

/** For tests: the rates of 22 September 2025 that the samples need, dated as they are. */
export async function insertRates(world: World): Promise<void> {
  const row = (code: string, rateBp: number, validFrom: string, validTo: string | null) => ({
    ...{ code, rateBp, validFrom, validTo, label: code, source: 'rules §1.2', reviewedOn: '2026-11-01' },
  });
  await world.db
    .insert(taxRates)
    .values([
      row('996333', 500, '2017-07-01', null),
      row('22021010', 1800, '2017-07-01', '2025-09-21'),
      row('22021010', 4000, '2025-09-22', null),
      row('2201', 500, '2025-09-22', null),
    ])
    .onConflictDoNothing();
}

/** For tests: puts one dish with one variant on an outlet's menu. */
export async function insertDish(
  world: World,
  price: number,
  dish: Partial<ItemRow> & { outletId?: string } = {},
): Promise<Dish> {
  const { outletId = world.outletId, ...given } = dish;
  const itemId = world.newId();
  const variantId = world.newId();
  const categoryId = given.categoryId ?? world.newId();
  await world.db.transaction((tx) =>
    insertMenu(tx, {
      categories: given.categoryId ? [] : [{ id: categoryId, code: categoryId, names: { en: 'Dishes' }, position: 1 }],
      items: [
        {
          id: itemId,
          categoryId,
          code: itemId,
          names: { en: 'Dish' },
          descriptions: { en: 'Made for a test.' },
          diet: 'VEG',
          allergens: [],
          kcal: 300,
          spice: 0,
          taxKind: 'PREPARED',
          taxCode: '996333',
          prepSeconds: 60,
          picture: {},
          position: 1,
          ...given,
        },
      ],
      variants: [{ id: variantId, itemId, code: 'ONE', names: { en: 'Regular' }, price, position: 1 }],
      outletItems: [{ outletId, itemId }],
    }),
  );
  return { itemId, variantId };
}
