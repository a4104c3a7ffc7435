import { isDeepStrictEqual } from 'node:util';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { asInput } from './as-input.ts';
import { type MenuItemInput, menuItemInput } from './menu-item-input.ts';
import { readItem } from './read-menu.ts';
import { categories, dayparts, items, outletItems } from './tables.ts';

/** A dish as it was saved, with the version that it is. */
export type Dish = MenuItemInput & { readonly version: number };

/** A dish as it was saved, wherever it is offered: to be changed, and sent back whole. Null when there is none. */
export const readDish = query({
  name: 'catalog.dish',
  permission: 'menu:manage',
  input: z.object({ id: z.uuid() }),
  handle: ({ db }, { id }) => dishOf(db, id),
});

/** The same for whoever reads it otherwise. One that is not sold any more has its version, and is offered nowhere. */
export async function dishOf(reader: Reader, id: string): Promise<Dish | null> {
  const item = await readItem(reader, id);
  if (!item) return null;
  const offered = await reader
    .select({ outletId: outletItems.outletId })
    .from(outletItems)
    .where(eq(outletItems.itemId, id))
    .orderBy(asc(outletItems.outletId));
  const [kept] = await reader
    .select({ version: items.version, names: categories.names })
    .from(items)
    .innerJoin(categories, eq(categories.id, items.categoryId))
    .where(eq(items.id, id));
  const outletIds = offered.map(({ outletId }) => outletId);
  return { ...asInput(item, outletIds, kept?.names.en ?? ''), version: kept?.version ?? 0 };
}

/** Whether a dish is what somebody says it should be: the name that a category there has counts for nothing, nor does the order of what is a set. */
export function isSameDish(one: MenuItemInput, other: MenuItemInput): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

function comparable(said: MenuItemInput): unknown {
  // Without what a dish is read with and nobody says.
  const { categoryName: _, allergens, outletIds, daypartIds, ...rest } = menuItemInput.safeParse(said).data ?? said;
  const sets = { allergens: inOrder(allergens), outletIds: inOrder(outletIds), daypartIds: inOrder(daypartIds) };
  // What is not said, said to be nothing, and empty is one.
  return JSON.parse(
    JSON.stringify({ ...rest, ...sets }, (_key, value) => (value === '' ? undefined : (value ?? undefined))),
  );
}

function inOrder(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** The spans of the day in which dishes may be served, in order. */
export const listDayparts = query({
  name: 'catalog.dayparts',
  permission: 'public',
  input: z.object({}),
  handle: ({ db }) => db.select().from(dayparts).orderBy(asc(dayparts.startsAt), asc(dayparts.code)),
});
