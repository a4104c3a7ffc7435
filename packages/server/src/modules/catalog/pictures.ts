import { inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { items } from './tables.ts';

/** What the picture composer draws, by item: also of items that have left the menu. */
export async function picturesOfItems(
  reader: Reader,
  itemIds: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const rows = await reader
    .select({ id: items.id, picture: items.picture })
    .from(items)
    .where(inArray(items.id, [...itemIds]));
  return new Map(rows.map((row) => [row.id, row.picture]));
}
