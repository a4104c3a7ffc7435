import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { uuids } from '../../platform/db/lists.ts';

/** Of which of these items something says a quantity, or there is a batch: what counts and values them stays as it is. */
export async function itemsInUse(reader: Reader, stockItemIds: readonly string[]): Promise<Set<string>> {
  if (stockItemIds.length === 0) return new Set();
  const rows = await reader.execute<{ id: string }>(sql`
    select w.id from unnest(${uuids(stockItemIds)}) as w (id)
    where exists (select from stock_items_in_use u where u.stock_item_id = w.id)
      or exists (select from batches b where b.stock_item_id = w.id)`);
  return new Set([...rows].map(({ id }) => id));
}
