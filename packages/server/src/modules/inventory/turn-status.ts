import { sql } from 'drizzle-orm';
import type { CommandScope } from '../../platform/command/command.ts';
import { bigints, uuids } from '../../platform/db/lists.ts';
import type { Batch } from './arrival.ts';
import { perStockItem } from './demand.ts';
import { tellAllergens } from './recipes/tell-allergens.ts';
import { batches } from './tables.ts';

/**
 * Says of batches of an outlet that they may be used, or may not any more: on hand follows where orders take from, and the menu hears of what is in
 * them. The caller holds the levels and batches.
 */
export async function turnStatus(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  outletId: string,
  turned: readonly { readonly batch: Batch; readonly to: Batch['status'] }[],
): Promise<void> {
  for (const to of new Set(turned.map((one) => one.to))) {
    const ids = turned.filter((one) => one.to === to).map(({ batch }) => batch.id);
    await tx
      .update(batches)
      .set({ status: to })
      .where(sql`${batches.id} = any(${uuids(ids)})`);
  }
  const sums = perStockItem(
    turned
      .filter(({ batch, to }) => batch.forOrders && (batch.status === 'AVAILABLE' || to === 'AVAILABLE'))
      .map(({ batch, to }) => ({
        stockItemId: batch.stockItemId,
        quantity: to === 'AVAILABLE' ? batch.quantityRemaining : -batch.quantityRemaining,
      })),
  );
  await tx.execute(sql`
    update stock_levels l set on_hand = l.on_hand + s.quantity
    from unnest(${uuids(sums.keys())}, ${bigints(sums.values())}) as s (stock_item_id, quantity)
    where l.outlet_id = ${outletId} and l.stock_item_id = s.stock_item_id`);
  // What is let go may be taken again, with what is in it.
  if (turned.some(({ to }) => to === 'AVAILABLE')) await tellAllergens(tx, now, outletId);
}
