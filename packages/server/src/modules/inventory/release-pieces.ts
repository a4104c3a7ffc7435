import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { bigints, uuids } from '../../platform/db/lists.ts';
import { lockHeld, lockLevels } from './held.ts';

/** Pieces of a line of an order that nobody gets any more. */
export interface PiecesBack {
  readonly line: number;
  readonly pieces: number;
  /** How many were still wanted of it before. */
  readonly of: number;
}

/**
 * Gives back what an order holds for some pieces of its lines: their share of it, all of it with the last piece. What was consumed stays
 * so. Returns the stock items that were given back, for `announceStock`. The caller holds the order. Rules §2.4, §3.3.
 */
export async function releasePieces(tx: Tx, orderId: string, back: readonly PiecesBack[]): Promise<string[]> {
  const held = await lockHeld(
    tx,
    orderId,
    back.map(({ line }) => line),
  );
  const [first] = held;
  if (!first) return [];
  const sums = new Map<string, number>();
  const freed = held.map(({ line, stockItemId, quantity }) => {
    const { pieces = 0, of = 1 } = back.find((one) => one.line === line) ?? {};
    const share = pieces >= of ? quantity : Math.floor((quantity * pieces) / of);
    sums.set(stockItemId, (sums.get(stockItemId) ?? 0) + share);
    return { line, stockItemId, quantity: share };
  });
  await lockLevels(tx, first.outletId, sums.keys());
  await tx.execute(sql`
    update stock_levels l set reserved = l.reserved - g.quantity
    from unnest(${uuids(sums.keys())}, ${bigints(sums.values())}) as g (stock_item_id, quantity)
    where l.outlet_id = ${first.outletId} and l.stock_item_id = g.stock_item_id`);
  // A reservation that is let go whole keeps how much it was, as when an order ends.
  await tx.execute(sql`
    update reservations r set
      quantity = case when f.quantity = r.quantity then r.quantity else r.quantity - f.quantity end,
      state = case when f.quantity = r.quantity then 'RELEASED' else r.state end
    from jsonb_to_recordset(${JSON.stringify(freed)}::text::jsonb) f (line integer, "stockItemId" uuid, quantity bigint)
    where r.order_id = ${orderId} and r.line = f.line and r.stock_item_id = f."stockItemId" and r.state = 'HELD'`);
  return [...sums.keys()];
}
