import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import type { Reader } from '../../platform/db/database.ts';
import { bigints, uuids } from '../../platform/db/lists.ts';
import { datesAt, listOutlets, placeOf } from '../places/index.ts';
import { announceStock } from './announce.ts';
import { perStockItem } from './demand.ts';
import { lockLevels } from './held.ts';
import { batches } from './tables.ts';

/** The batches of an outlet that are on the shelf although they expired before this calendar day. */
const expired = (outletId: string, today: string) =>
  and(eq(batches.outletId, outletId), eq(batches.status, 'AVAILABLE'), lt(batches.expiryDate, today));

/** Stock items that one command takes: nobody who sells waits long for their locks. */
const STOCK_ITEMS_AT_ONCE = 50;

/** Takes what expired before today out of what can be sold in an outlet. Its value stays in its batches until it is wasted. */
const expireOutletStock = command({
  name: 'inventory.expireOutletStock',
  permission: 'stock:manage',
  input: z.object({ outletId: z.uuid() }),
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle(scope, { outletId }) {
    const { tx, now, within, changed } = scope;
    within(outletId);
    const { taxDate: today } = datesAt(await placeOf(tx, outletId), now);
    const due = await tx
      .selectDistinct({ stockItemId: batches.stockItemId })
      .from(batches)
      .where(expired(outletId, today))
      .limit(STOCK_ITEMS_AT_ONCE);
    const stockItemIds = due.map(({ stockItemId }) => stockItemId);
    await lockLevels(tx, outletId, stockItemIds);
    const gone = await tx
      .select()
      .from(batches)
      .where(and(expired(outletId, today), sql`${batches.stockItemId} = any(${uuids(stockItemIds)})`))
      .orderBy(asc(batches.stockItemId), asc(batches.id))
      .for('update');

    const sums = perStockItem(
      gone.map((batch) => ({ ...batch, quantity: batch.forOrders ? batch.quantityRemaining : 0 })),
    );
    await tx
      .update(batches)
      .set({ status: 'EXPIRED' })
      .where(sql`${batches.id} = any(${uuids(gone.map(({ id }) => id))})`);
    await tx.execute(sql`
      update stock_levels l set on_hand = l.on_hand - g.quantity
      from unnest(${uuids(sums.keys())}, ${bigints(sums.values())}) as g (stock_item_id, quantity)
      where l.outlet_id = ${outletId} and l.stock_item_id = g.stock_item_id`);
    for (const { id, status } of gone)
      changed({ entity: 'batch', id, before: { status }, after: { status: 'EXPIRED' } });
    announceStock(scope, outletId, sums.keys());
    return { batches: gone.length };
  },
});

/**
 * A recurring job: after midnight on each outlet's wall, whenever its business day is cut, what was good until then leaves the shelf. Until its turn
 * nobody is promised it. One small command after the other.
 */
export async function expireBatches(context: CallContext): Promise<void> {
  const { db, clock } = context.platform;
  for (const place of await listOutlets(context, {})) {
    const { taxDate: today } = datesAt(place, clock.now());
    for (let taken = 1; taken > 0 && (await isAnyExpired(db, place.outlet.id, today)); )
      taken = (await expireOutletStock(context, { outletId: place.outlet.id })).batches;
  }
}

async function isAnyExpired(db: Reader, outletId: string, today: string): Promise<boolean> {
  const [due] = await db.select({ id: batches.id }).from(batches).where(expired(outletId, today)).limit(1);
  return due !== undefined;
}
