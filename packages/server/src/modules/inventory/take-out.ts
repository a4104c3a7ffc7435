import { AppError, issueValue, type Money, pickBatches, type Quantity } from '@college-kiosk/kernel';
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { bigints, uuids } from '../../platform/db/lists.ts';
import { newId } from '../../platform/ids.ts';
import type { Batch, KindValue, MoveType } from './arrival.ts';
import { perStockItem } from './demand.ts';
import { lockLevels } from './held.ts';
import type { StockItem, StockKind } from './stock-item.ts';
import { batches, stockItems, stockMoves } from './tables.ts';

/** So much of one batch. */
export interface Take {
  readonly batchId: string;
  /** Thousandths of the base unit; more than nothing. */
  readonly quantity: Quantity;
}

/** Takes from batches that belong together. */
export interface Departure {
  /** Why it goes; the moves name it. */
  readonly source: { readonly type: string; readonly id: string };
  readonly type: MoveType;
  readonly outletId: string;
  readonly at: Date;
  readonly businessDate: string;
  readonly actorId: string | null;
  /** Each batch once. */
  readonly takes: readonly Take[];
}

/** What left a batch, at its cost. */
export interface Taken extends Take {
  /** As it was before. */
  readonly batch: Batch;
  readonly kind: StockKind;
  readonly value: Money;
}

/** A batch that holds less than was to be taken. */
export interface Lacking extends Take {
  readonly there: Quantity;
}

/**
 * Takes what was said out of the very batches that were said, whatever their status, at their exact cost (rules §3.2: the last
 * of a batch takes all its value). All or nothing: gives what lacks when a batch holds less. On hand falls by what was
 * AVAILABLE where orders take from, also below what orders hold: what is gone is gone. Locks the levels in the order of
 * stock items, then the batches. Throws NOT_FOUND for a batch of another outlet.
 */
export async function takeOut(tx: Tx, departure: Departure): Promise<{ taken: Taken[] } | { lacking: Lacking[] }> {
  const { source, type, outletId, at, businessDate, actorId, takes } = departure;
  const ids = takes.map(({ batchId }) => batchId);
  const rows = await lockBatches(tx, outletId, ids);
  const known = new Map(rows.map((row) => [row.id, row]));
  const lacking: Lacking[] = [];
  const taken: Taken[] = [];
  for (const take of takes) {
    const row = known.get(take.batchId);
    if (!row) throw new AppError('NOT_FOUND', 'There is no such batch in this outlet.');
    const { kind, ...batch } = row;
    if (batch.quantityRemaining < take.quantity) lacking.push({ ...take, there: batch.quantityRemaining });
    else taken.push({ ...take, batch, kind, value: issueValue({ ...batch, quantity: take.quantity }) });
  }
  if (lacking.length > 0) return { lacking };
  if (taken.length === 0) return { taken };

  const column = <Value>(of: (one: Taken) => Value) => taken.map(of);
  await tx.execute(sql`
    update batches b set quantity_remaining = b.quantity_remaining - t.quantity, value_remaining = b.value_remaining - t.value,
      status = case when b.quantity_remaining = t.quantity then 'DEPLETED'::batch_status else b.status end
    from unnest(${uuids(ids)}, ${bigints(column((one) => one.quantity))}, ${bigints(column((one) => one.value))})
      as t (id, quantity, value)
    where b.id = t.id`);
  await tx.insert(stockMoves).values(
    taken.map(({ batch, quantity, value }) => ({
      ...{ id: newId(at), outletId, stockItemId: batch.stockItemId, batchId: batch.id, type },
      ...{
        quantity: -quantity,
        value: -value,
        sourceType: source.type,
        sourceId: source.id,
        at,
        businessDate,
        actorId,
      },
    })),
  );
  const onHand = taken.filter(({ batch }) => batch.forOrders && batch.status === 'AVAILABLE');
  const fall = perStockItem(onHand.map(({ batch, quantity }) => ({ stockItemId: batch.stockItemId, quantity })));
  await tx.execute(sql`
    update stock_levels l set on_hand = l.on_hand - f.quantity
    from unnest(${uuids(fall.keys())}, ${bigints(fall.values())}) as f (stock_item_id, quantity)
    where l.outlet_id = ${outletId} and l.stock_item_id = f.stock_item_id`);
  return { taken };
}

/** Before every expiry date: a picking by it counts nothing as expired. */
export const NEVER = '0001-01-01';

/** What is picked, and where. */
export interface PickedFrom {
  readonly outletId: string;
  readonly locationId?: string;
  /** Only of what lies where orders take from. */
  readonly served?: boolean;
  readonly item: Pick<StockItem, 'id' | 'pickPolicy'>;
  readonly quantity: Quantity;
  /** The calendar day there: what expired before it is not picked. */
  readonly today: string;
}

/** Which batches a quantity comes from. */
export interface Picked {
  readonly picks: readonly (Take & { readonly value: Money })[];
  /** How much there is too little; 0 when there is enough. */
  readonly shortBy: Quantity;
  /** Whether any of it lies where orders take from. */
  readonly forOrders: boolean;
}

/**
 * Chooses the batches that so much of a stock item comes from, as the item is picked (rules §3.2): of one location, or of the
 * whole outlet. Holds the level, so that nobody takes it in between.
 */
export async function pickFrom(tx: Tx, from: PickedFrom): Promise<Picked> {
  const { outletId, locationId, served = false, item, quantity, today } = from;
  await lockLevels(tx, outletId, [item.id]);
  const rows = await tx
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.outletId, outletId),
        eq(batches.stockItemId, item.id),
        eq(batches.status, 'AVAILABLE'),
        locationId === undefined ? undefined : eq(batches.locationId, locationId),
        served ? batches.forOrders : undefined,
      ),
    );
  const pickable = rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  const picked = pickBatches(pickable, quantity, item.pickPolicy, today);
  const forOrders = new Set(rows.filter((row) => row.forOrders).map(({ id }) => id));
  return { ...picked, forOrders: picked.picks.some(({ batchId }) => forOrders.has(batchId)) };
}

/** What was taken, by kind of stock: for the books. */
export function byKind(taken: readonly Pick<Taken, 'kind' | 'value'>[]): KindValue[] {
  const sums = new Map<StockKind, Money>();
  for (const { kind, value } of taken) sums.set(kind, (sums.get(kind) ?? 0) + value);
  return [...sums].map(([kind, value]) => ({ kind, value })).filter(({ value }) => value > 0);
}

/** Locks some batches of an outlet with the levels they count in; with the kind of their stock item, by id. */
async function lockBatches(tx: Tx, outletId: string, ids: readonly string[]) {
  const among = and(eq(batches.outletId, outletId), sql`${batches.id} = any(${uuids(ids)})`);
  const items = await tx.selectDistinct({ id: batches.stockItemId }).from(batches).where(among);
  await lockLevels(
    tx,
    outletId,
    items.map(({ id }) => id),
  );
  return tx
    .select({ ...getTableColumns(batches), kind: stockItems.kind })
    .from(batches)
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(among)
    .orderBy(asc(batches.id))
    .for('update', { of: batches });
}
