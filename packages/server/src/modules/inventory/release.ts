import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { bigints, uuids } from '../../platform/db/lists.ts';
import { perStockItem } from './demand.ts';
import { lockHeld, lockLevels, settleHeld } from './held.ts';

/**
 * Gives back what an order holds (of these lines, or of all). What was consumed stays so; releasing again gives nothing.
 * Returns the stock items that were given back, for `announceStock`.
 */
export async function release(
  tx: Tx,
  { orderId, lines }: { readonly orderId: string; readonly lines?: readonly number[] },
): Promise<string[]> {
  const held = await lockHeld(tx, orderId, lines);
  const [first] = held;
  if (!first) return [];
  const sums = perStockItem(held);
  await lockLevels(tx, first.outletId, sums.keys());
  await tx.execute(sql`
    update stock_levels l set reserved = l.reserved - g.quantity
    from unnest(${uuids(sums.keys())}, ${bigints(sums.values())}) as g (stock_item_id, quantity)
    where l.outlet_id = ${first.outletId} and l.stock_item_id = g.stock_item_id`);
  await settleHeld(tx, orderId, held, 'RELEASED');
  return [...sums.keys()];
}
