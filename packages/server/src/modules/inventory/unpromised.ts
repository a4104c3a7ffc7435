import type { Quantity } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { uuids } from '../../platform/db/lists.ts';
import type { Batch } from './arrival.ts';
import { perStockItem } from './demand.ts';
import { pastDate } from './past-date.ts';
import type { Short } from './pick-all.ts';

/** What of a stock item may be promised. */
interface Unpromised {
  readonly stockItemId: string;
  readonly name: string;
  readonly reserved: Quantity;
  /** On hand, good, and held by no order; below nothing where orders hold more than is good. */
  readonly free: Quantity;
}

/** What of some stock items may be promised in an outlet, by name; none for what never came there. Whoever then takes it holds their levels. */
export async function unpromisedOf(
  reader: Reader,
  { outletId, at }: { readonly outletId: string; readonly at: Date },
  stockItemIds: Iterable<string>,
): Promise<Unpromised[]> {
  const rows = await reader.execute<Unpromised & Record<string, unknown>>(sql`
    select l.stock_item_id as "stockItemId", i.name, l.reserved::float8 as reserved,
      (l.on_hand - l.reserved - coalesce(p.quantity, 0))::float8 as free
    from stock_levels l join stock_items i on i.id = l.stock_item_id
    left join ${pastDate(outletId, at)} p on p.stock_item_id = l.stock_item_id
    where l.outlet_id = ${outletId} and l.stock_item_id = any(${uuids(stockItemIds)}) order by i.name, i.id`);
  return [...rows];
}

/**
 * Of which stock items so much is to leave these batches that orders would lack it; the levels are locked. What is expired, blocked or lies where
 * no order takes from is promised to nobody, and leaves freely.
 */
export async function heldByOrders(
  tx: Tx,
  { outletId, at, today }: { readonly outletId: string; readonly at: Date; readonly today: string },
  leaving: readonly { readonly batch: Batch; readonly quantity: Quantity }[],
): Promise<Short[]> {
  const isGood = ({ status, expiryDate }: Batch) =>
    status === 'AVAILABLE' && (expiryDate === null || expiryDate >= today);
  const promised = leaving.filter(({ batch }) => batch.forOrders && isGood(batch));
  const wanted = perStockItem(promised.map(({ batch, quantity }) => ({ stockItemId: batch.stockItemId, quantity })));
  if (wanted.size === 0) return [];
  return (await unpromisedOf(tx, { outletId, at }, wanted.keys())).flatMap(
    ({ stockItemId, name, reserved, ...level }) => {
      const free = Math.max(0, level.free);
      const asked = wanted.get(stockItemId) ?? 0;
      return reserved > 0 && asked > free ? [{ stockItemId, name, wanted: asked, free }] : [];
    },
  );
}
