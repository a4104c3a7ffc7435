import {
  type BatchPick,
  type Money,
  type PickPolicy,
  pickBatches,
  type Quantity,
  sumMoney,
} from '@college-kiosk/kernel';
import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { perStockItem } from './demand.ts';
import { lockHeld, lockLevels, settleHeld } from './held.ts';
import { bigints, uuids } from './sql.ts';
import type { StockKind } from './stock-item.ts';
import { batches, stockItems, stockMoves } from './tables.ts';

export interface Consumption {
  readonly orderId: string;
  readonly lines: readonly number[];
  /** CONSUME when cooking begins, SALE when packaged goods are handed over. */
  readonly type: 'CONSUME' | 'SALE';
  readonly at: Date;
  /** Batches that expired before this day are not picked. */
  readonly businessDate: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly actorId: string | null;
}

export interface Consumed {
  /** What was taken, at the cost of the very batches, per kind of stock; kinds of no value are left out. */
  readonly byKind: readonly { readonly kind: StockKind; readonly value: Money }[];
  /** Names of what the batches no longer hold enough of. Not empty: nothing was changed, and the caller refuses. */
  readonly missing: readonly string[];
  /** What was taken from, for `announceStock`. */
  readonly stockItemIds: readonly string[];
}

interface Picked extends BatchPick {
  readonly stockItemId: string;
}

/**
 * Takes what some lines of an order hold out of the batches, first expired or first received first out. A line that was
 * consumed before is passed over, so saying it twice is once.
 */
export async function consume(tx: Tx, consumption: Consumption): Promise<Consumed> {
  const held = await lockHeld(tx, consumption.orderId, consumption.lines);
  const [first] = held;
  if (!first) return { byKind: [], missing: [], stockItemIds: [] };
  const { outletId } = first;
  const sums = perStockItem(held);
  const stock = await tx
    .select()
    .from(stockItems)
    .where(inArray(stockItems.id, [...sums.keys()]));
  await lockLevels(tx, outletId, sums.keys());
  const pickable = await lockBatches(tx, outletId, [...sums.keys()], consumption.businessDate);

  const picks: Picked[] = [];
  const missing: string[] = [];
  for (const { id, name, pickPolicy } of stock) {
    const own = pickable.filter((batch) => batch.stockItemId === id);
    const found = pickBatches(own, sums.get(id) ?? 0, pickPolicy as PickPolicy, consumption.businessDate);
    if (found.shortBy > 0) missing.push(name);
    picks.push(...found.picks.map((pick) => ({ ...pick, stockItemId: id })));
  }
  if (missing.length > 0) return { byKind: [], missing: missing.sort(), stockItemIds: [] };

  await writeIssue(tx, outletId, picks, sums, consumption);
  await settleHeld(tx, consumption.orderId, held, 'CONSUMED');
  return { byKind: valueByKind(picks, stock), missing: [], stockItemIds: [...sums.keys()] };
}

/** The batches that may be picked on this day, locked in the order of stock item, then batch. */
async function lockBatches(tx: Tx, outletId: string, stockItemIds: readonly string[], businessDate: string) {
  const rows = await tx
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.outletId, outletId),
        inArray(batches.stockItemId, [...stockItemIds]),
        eq(batches.status, 'AVAILABLE'),
        or(isNull(batches.expiryDate), gte(batches.expiryDate, businessDate)),
      ),
    )
    .orderBy(asc(batches.stockItemId), asc(batches.id))
    .for('update');
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}

async function writeIssue(
  tx: Tx,
  outletId: string,
  picks: readonly Picked[],
  sums: ReadonlyMap<string, Quantity>,
  { type, at, businessDate, sourceType, sourceId, actorId }: Consumption,
): Promise<void> {
  await tx.insert(stockMoves).values(
    picks.map(({ batchId, stockItemId, quantity, value }) => ({
      ...{ id: newId(at), outletId, stockItemId, batchId, type },
      ...{ quantity: -quantity, value: -value, sourceType, sourceId, at, businessDate, actorId },
    })),
  );
  await tx.execute(sql`
    update batches b set
      quantity_remaining = b.quantity_remaining - p.quantity,
      value_remaining = b.value_remaining - p.value,
      status = case when b.quantity_remaining = p.quantity then 'DEPLETED'::batch_status else b.status end
    from unnest(${uuids(picks.map((pick) => pick.batchId))}, ${bigints(picks.map((pick) => pick.quantity))},
      ${bigints(picks.map((pick) => pick.value))}) as p (batch_id, quantity, value)
    where b.id = p.batch_id`);
  await tx.execute(sql`
    update stock_levels l set on_hand = l.on_hand - g.quantity, reserved = l.reserved - g.quantity
    from unnest(${uuids(sums.keys())}, ${bigints(sums.values())}) as g (stock_item_id, quantity)
    where l.outlet_id = ${outletId} and l.stock_item_id = g.stock_item_id`);
}

function valueByKind(picks: readonly Picked[], stock: readonly (typeof stockItems.$inferSelect)[]) {
  const kindOf = new Map(stock.map(({ id, kind }) => [id, kind]));
  const kinds = [...new Set(kindOf.values())].sort();
  return kinds
    .map((kind) => ({
      kind,
      value: sumMoney(picks.filter((pick) => kindOf.get(pick.stockItemId) === kind).map((pick) => pick.value)),
    }))
    .filter(({ value }) => value > 0);
}
