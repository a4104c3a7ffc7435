import type { Quantity } from '@college-kiosk/kernel';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { menuOf } from '../catalog/index.ts';
import { type Demand, demandOf, perStockItem, type StockLine } from './demand.ts';
import { bigints, uuids } from './sql.ts';
import { reservations, stockItems, stockLevels } from './tables.ts';

/** A line that cannot be had, and why. One for each variant that needs something there is too little of. */
export interface Shortage {
  readonly itemId: string;
  readonly variantId: string;
  /** The dish, for the person at the screen. */
  readonly name: string;
  /** Whole portions that could still be promised, as it was chosen. */
  readonly portionsLeft: number;
  /** The first stock item it lacks, its name, and how much the whole cart lacks of it. */
  readonly stockItemId: string;
  readonly stockItemName: string;
  readonly missing: Quantity;
}

/** What could be promised of a stock item before this cart, and whether the cart got its part. */
interface Promised {
  readonly free: Quantity;
  readonly taken: boolean;
}

/**
 * Holds what an order needs, all of it or nothing: `[]` when it is held. With shortages, what was taken so far must be
 * undone by the caller, who refuses (the command's savepoint does it). Throws INVALID for a quantity that is none.
 */
export async function reserve(
  tx: Tx,
  order: { readonly outletId: string; readonly orderId: string; readonly lines: readonly StockLine[] },
): Promise<Shortage[]> {
  const demand = await demandOf(tx, order.lines);
  if (demand.length === 0) return [];
  const wanted = perStockItem(demand);
  const promised = await take(tx, order.outletId, wanted);
  if ([...promised.values()].some(({ taken }) => !taken)) return shortages(tx, order, demand, wanted, promised);

  const { outletId, orderId } = order;
  await tx.insert(reservations).values(demand.map((part) => ({ ...part, outletId, orderId, state: 'HELD' as const })));
  return [];
}

/** What of these lines could not be had now. Holds nothing: between this look and `reserve` it may be sold. */
export async function shortagesOf(
  reader: Reader,
  order: { readonly outletId: string; readonly lines: readonly StockLine[] },
): Promise<Shortage[]> {
  const demand = await demandOf(reader, order.lines);
  if (demand.length === 0) return [];
  const wanted = perStockItem(demand);
  const levels = await reader
    .select({
      stockItemId: stockLevels.stockItemId,
      free: sql<string>`${stockLevels.onHand} - ${stockLevels.reserved}`,
    })
    .from(stockLevels)
    .where(and(eq(stockLevels.outletId, order.outletId), inArray(stockLevels.stockItemId, [...wanted.keys()])));
  const free = new Map(levels.map((level) => [level.stockItemId, Number(level.free)]));
  const promised = new Map(
    [...wanted].map(([id, quantity]) => [id, { free: free.get(id) ?? 0, taken: (free.get(id) ?? 0) >= quantity }]),
  );
  const enough = [...promised.values()].every(({ taken }) => taken);
  return enough ? [] : shortages(reader, order, demand, wanted, promised);
}

/**
 * Takes from what can be promised, guarded. Rows are locked in the order of their stock item ids, so carts never wait
 * for each other in a circle; `free` is read from the locked row, so the guard judges the newest figures, not those of
 * the statement's snapshot.
 */
async function take(tx: Tx, outletId: string, wanted: ReadonlyMap<string, Quantity>): Promise<Map<string, Promised>> {
  const rows = await tx.execute<{ stockItemId: string; free: string; taken: boolean }>(sql`
    with wanted as (
      select * from unnest(${uuids(wanted.keys())}, ${bigints(wanted.values())}) as w (stock_item_id, quantity)),
    held as materialized (
      select stock_item_id, on_hand - reserved as free from stock_levels
      where outlet_id = ${outletId} and stock_item_id = any(${uuids(wanted.keys())})
      order by stock_item_id for update),
    taken as (
      update stock_levels l set reserved = l.reserved + w.quantity
      from wanted w join held h using (stock_item_id)
      where l.outlet_id = ${outletId} and l.stock_item_id = w.stock_item_id and h.free >= w.quantity
      returning l.stock_item_id)
    select w.stock_item_id as "stockItemId", coalesce(h.free, 0) as free, t.stock_item_id is not null as taken
    from wanted w left join held h using (stock_item_id) left join taken t using (stock_item_id)`);
  return new Map([...rows].map((row) => [row.stockItemId, { free: Number(row.free), taken: row.taken }]));
}

async function shortages(
  tx: Reader,
  order: { readonly outletId: string; readonly lines: readonly StockLine[] },
  demand: readonly Demand[],
  wanted: ReadonlyMap<string, Quantity>,
  promised: ReadonlyMap<string, Promised>,
): Promise<Shortage[]> {
  const short = [...promised].filter(([, { taken }]) => !taken).map(([id]) => id);
  const stock = await tx.select().from(stockItems).where(inArray(stockItems.id, short));
  const menu = await menuOf(tx, order.outletId);
  const found = new Map<string, Shortage>();
  for (const line of order.lines) {
    const parts = demand.filter((part) => part.line === line.line);
    const lacking = parts.find((part) => short.includes(part.stockItemId));
    if (!lacking || found.has(line.variantId)) continue;
    const free = (stockItemId: string) => Math.max(0, promised.get(stockItemId)?.free ?? 0);
    const itemId = menu.variantsById.get(line.variantId)?.itemId ?? line.variantId;
    found.set(line.variantId, {
      itemId,
      variantId: line.variantId,
      name: menu.itemsById.get(itemId)?.names.en ?? 'This item',
      portionsLeft: Math.min(
        ...parts.map((part) => Math.floor(free(part.stockItemId) / (part.quantity / line.quantity))),
      ),
      stockItemId: lacking.stockItemId,
      stockItemName: stock.find(({ id }) => id === lacking.stockItemId)?.name ?? '',
      missing: (wanted.get(lacking.stockItemId) ?? 0) - free(lacking.stockItemId),
    });
  }
  return [...found.values()];
}
