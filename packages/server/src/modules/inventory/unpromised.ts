import type { Quantity } from '@college-kiosk/kernel';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import type { Batch } from './arrival.ts';
import { perStockItem } from './demand.ts';
import type { Short } from './pick-all.ts';
import { uuids } from './sql.ts';
import { stockItems, stockLevels } from './tables.ts';

/** What is on hand in an outlet and held by no order; its level is locked. */
export async function unpromisedOf(tx: Tx, outletId: string, stockItemId: string): Promise<Quantity> {
  const [level] = await tx
    .select()
    .from(stockLevels)
    .where(and(eq(stockLevels.outletId, outletId), eq(stockLevels.stockItemId, stockItemId)));
  return (level?.onHand ?? 0) - (level?.reserved ?? 0);
}

/**
 * Of which stock items so much is to leave these batches that orders would lack it; the levels are locked. What is expired, blocked or lies where
 * no order takes from is promised to nobody, and leaves freely.
 */
export async function heldByOrders(
  tx: Tx,
  outletId: string,
  leaving: readonly { readonly batch: Batch; readonly quantity: Quantity }[],
): Promise<Short[]> {
  const promised = leaving.filter(({ batch }) => batch.forOrders && batch.status === 'AVAILABLE');
  const wanted = perStockItem(promised.map(({ batch, quantity }) => ({ stockItemId: batch.stockItemId, quantity })));
  if (wanted.size === 0) return [];
  const levels = await tx
    .select({ level: stockLevels, name: stockItems.name })
    .from(stockLevels)
    .innerJoin(stockItems, eq(stockItems.id, stockLevels.stockItemId))
    .where(and(eq(stockLevels.outletId, outletId), sql`${stockItems.id} = any(${uuids(wanted.keys())})`))
    .orderBy(asc(stockItems.name));
  return levels.flatMap(({ level: { stockItemId, onHand, reserved }, name }) => {
    const free = Math.max(0, onHand - reserved);
    const asked = wanted.get(stockItemId) ?? 0;
    return reserved > 0 && asked > free ? [{ stockItemId, name, wanted: asked, free }] : [];
  });
}
