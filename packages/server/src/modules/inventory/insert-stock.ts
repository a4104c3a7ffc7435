import type { Tx } from '../../platform/db/database.ts';
import { recipeLines, recipes } from './recipes/tables.ts';
import { locations, stockItems, stockItemUnits, usedStockItems } from './tables.ts';

/** Whole rows of what is stocked and what takes it, as the tables hold them. */
export interface StockRows {
  readonly locations?: readonly (typeof locations.$inferInsert)[];
  readonly stockItems?: readonly (typeof stockItems.$inferInsert)[];
  readonly units?: readonly (typeof stockItemUnits.$inferInsert)[];
  readonly recipes?: readonly (typeof recipes.$inferInsert)[];
  readonly recipeLines?: readonly (typeof recipeLines.$inferInsert)[];
}

/** Writes locations, stock items and recipes at once, one statement per table: for seeding. It announces nothing. */
export async function insertStock(tx: Tx, rows: StockRows): Promise<void> {
  if (rows.locations?.length) await tx.insert(locations).values([...rows.locations]);
  if (rows.stockItems?.length) await tx.insert(stockItems).values([...rows.stockItems]);
  if (rows.units?.length) await tx.insert(stockItemUnits).values([...rows.units]);
  if (rows.recipes?.length) await tx.insert(recipes).values([...rows.recipes]);
  if (rows.recipeLines?.length) await tx.insert(recipeLines).values([...rows.recipeLines]);
  const taken = (rows.recipeLines ?? []).map(({ stockItemId }) => stockItemId);
  const made = (rows.recipes ?? []).flatMap(({ stockItemId }) => stockItemId ?? []);
  const used = [...new Set([...taken, ...made])].map((stockItemId) => ({ stockItemId }));
  if (used.length > 0) await tx.insert(usedStockItems).values(used).onConflictDoNothing();
}
