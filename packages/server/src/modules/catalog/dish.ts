import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { asInput } from './as-input.ts';
import type { MenuItemInput } from './menu-item-input.ts';
import { readItem } from './read-menu.ts';
import { categories, dayparts, outletItems } from './tables.ts';

/** A dish as it was saved, wherever it is offered: to be changed, and sent back whole. Null when there is none. */
export const readDish = query({
  name: 'catalog.dish',
  permission: 'menu:manage',
  input: z.object({ id: z.uuid() }),
  async handle({ db }, { id }): Promise<MenuItemInput | null> {
    const item = await readItem(db, id);
    if (!item) return null;
    const offered = await db
      .select({ outletId: outletItems.outletId })
      .from(outletItems)
      .where(eq(outletItems.itemId, id))
      .orderBy(asc(outletItems.outletId));
    const [category] = await db.select().from(categories).where(eq(categories.id, item.categoryId));
    return asInput(
      item,
      offered.map(({ outletId }) => outletId),
      category?.names.en ?? '',
    );
  },
});

/** The spans of the day in which dishes may be served, in order. */
export const listDayparts = query({
  name: 'catalog.dayparts',
  permission: 'public',
  input: z.object({}),
  handle: ({ db }) => db.select().from(dayparts).orderBy(asc(dayparts.startsAt), asc(dayparts.code)),
});
