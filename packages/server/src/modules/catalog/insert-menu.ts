import type { Tx } from '../../platform/db/database.ts';
import { raiseMenuVersion } from './menu-of.ts';
import {
  categories,
  dayparts,
  itemDayparts,
  itemModifierGroups,
  items,
  itemVariants,
  modifierGroups,
  modifierOptions,
  outletItems,
} from './tables.ts';

/** Whole rows of the catalog, as its tables hold them. */
export interface MenuRows {
  readonly categories?: readonly (typeof categories.$inferInsert)[];
  readonly dayparts?: readonly (typeof dayparts.$inferInsert)[];
  readonly items?: readonly (typeof items.$inferInsert)[];
  readonly variants?: readonly (typeof itemVariants.$inferInsert)[];
  readonly modifierGroups?: readonly (typeof modifierGroups.$inferInsert)[];
  readonly modifierOptions?: readonly (typeof modifierOptions.$inferInsert)[];
  readonly itemModifierGroups?: readonly (typeof itemModifierGroups.$inferInsert)[];
  readonly itemDayparts?: readonly (typeof itemDayparts.$inferInsert)[];
  readonly outletItems?: readonly (typeof outletItems.$inferInsert)[];
}

/** Writes a whole menu at once, one statement per table: for seeding, before anybody reads it. It announces nothing. */
export async function insertMenu(tx: Tx, rows: MenuRows): Promise<void> {
  if (rows.categories?.length) await tx.insert(categories).values([...rows.categories]);
  if (rows.dayparts?.length) await tx.insert(dayparts).values([...rows.dayparts]);
  if (rows.items?.length) await tx.insert(items).values([...rows.items]);
  if (rows.variants?.length) await tx.insert(itemVariants).values([...rows.variants]);
  if (rows.modifierGroups?.length) await tx.insert(modifierGroups).values([...rows.modifierGroups]);
  if (rows.modifierOptions?.length) await tx.insert(modifierOptions).values([...rows.modifierOptions]);
  if (rows.itemModifierGroups?.length) await tx.insert(itemModifierGroups).values([...rows.itemModifierGroups]);
  if (rows.itemDayparts?.length) await tx.insert(itemDayparts).values([...rows.itemDayparts]);
  if (rows.outletItems?.length) await tx.insert(outletItems).values([...rows.outletItems]);
  await raiseMenuVersion(
    tx,
    (rows.outletItems ?? []).map((row) => row.outletId),
  );
}
