import { asc, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { uuids } from '../../platform/db/lists.ts';
import type { StockItem, StockUnit } from './stock-item.ts';
import { batches, stockItems, stockItemUnits, stockMoves } from './tables.ts';
import type { Batch } from './take-in.ts';

export type Move = typeof stockMoves.$inferSelect;

// The newest moves of a batch that are shown; a tin of oil is taken from thousands of times.
const MOVES_SHOWN = 100;
// The batches of an item that are shown: those that are taken next.
const BATCHES_SHOWN = 100;

/** The key under which a level's batches are loaded; also its id in the schema. */
export function levelKey(outletId: string, stockItemId: string): string {
  return `${outletId}:${stockItemId}`;
}

/**
 * The batches that still hold something, by level: what is taken first, first, in the way the item is picked; the first hundred of each. How many
 * there are: `batchCounts`.
 */
export async function batchesByLevel(reader: Reader, keys: readonly string[]): Promise<Map<string, Batch[]>> {
  const first = sql`(
    select b.id from ${levels(keys)} join ${stockItems} i on i.id = k.item cross join lateral (
      select id from ${batches} x where x.outlet_id = k.outlet and x.stock_item_id = k.item and x.status <> 'DEPLETED'
      order by case when i.pick_policy = 'FEFO' then x.expiry_date end nulls last, x.received_at, x.id limit ${BATCHES_SHOWN}) b)`;
  const rows = await reader
    .select(getTableColumns(batches))
    .from(batches)
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(sql`${batches.id} in ${first}`)
    .orderBy(
      sql`case when ${stockItems.pickPolicy} = 'FEFO' then ${batches.expiryDate} end asc nulls last`,
      asc(batches.receivedAt),
      asc(batches.id),
    );
  return grouped(keys, rows, (row) => levelKey(row.outletId, row.stockItemId));
}

/** How many batches of some levels still hold something. */
export async function batchCounts(reader: Reader, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader.execute<{ key: string; n: number }>(sql`
    select k.outlet || ':' || k.item as key, (
      select count(*) from ${batches} x where x.outlet_id = k.outlet and x.stock_item_id = k.item and x.status <> 'DEPLETED')::integer as n
    from ${levels(keys)}`);
  return new Map([...rows].map(({ key, n }) => [key, n]));
}

/** Levels by their keys, as rows `k (outlet, item)`. */
function levels(keys: readonly string[]): SQL {
  const parts = keys.map((key) => key.split(':') as [string, string]);
  return sql`unnest(${uuids(parts.map(([outlet]) => outlet))}, ${uuids(parts.map(([, item]) => item))}) as k (outlet, item)`;
}

/** Which calendar day it is in some outlets, by outlet (decision 0059). */
export async function daysByOutlet(reader: Reader, ids: readonly string[], at: Date): Promise<Map<string, string>> {
  const rows = await reader.execute<{ id: string; day: string }>(sql`
    select o.id, places_day(o.id, ${at.toISOString()}::timestamptz)::text as day from unnest(${uuids(ids)}) as o (id)`);
  return new Map([...rows].map(({ id, day }) => [id, day]));
}

/** Batches by id, as they are now. */
export async function batchesById(reader: Reader, ids: readonly string[]): Promise<Map<string, Batch>> {
  const rows = await reader
    .select()
    .from(batches)
    .where(inArray(batches.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Stock items by id. */
export async function stockItemsById(reader: Reader, ids: readonly string[]): Promise<Map<string, StockItem>> {
  const rows = await reader
    .select()
    .from(stockItems)
    .where(inArray(stockItems.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The newest moves of some batches, newest first; a hundred of each. How many there are: `moveCounts`. */
export async function movesByBatch(reader: Reader, batchIds: readonly string[]): Promise<Map<string, Move[]>> {
  const newest = sql`(
    select m.id from unnest(${uuids(batchIds)}) as k (batch) cross join lateral (
      select id from ${stockMoves} x where x.batch_id = k.batch order by x.at desc, x.id desc limit ${MOVES_SHOWN}) m)`;
  const rows = await reader
    .select()
    .from(stockMoves)
    .where(sql`${stockMoves.id} in ${newest}`)
    .orderBy(desc(stockMoves.at), desc(stockMoves.id));
  return grouped(batchIds, rows, (row) => row.batchId);
}

/** How many moves some batches have. */
export async function moveCounts(reader: Reader, batchIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader
    .select({ batchId: stockMoves.batchId, n: sql<number>`count(*)::integer` })
    .from(stockMoves)
    .where(inArray(stockMoves.batchId, [...batchIds]))
    .groupBy(stockMoves.batchId);
  return new Map(rows.map(({ batchId, n }) => [batchId, n]));
}

/** The units that some stock items are counted in besides their base unit. */
export async function unitsByItem(reader: Reader, stockItemIds: readonly string[]): Promise<Map<string, StockUnit[]>> {
  const rows = await reader
    .select()
    .from(stockItemUnits)
    .where(inArray(stockItemUnits.stockItemId, [...stockItemIds]))
    .orderBy(asc(stockItemUnits.unit));
  return grouped(stockItemIds, rows, (row) => row.stockItemId);
}

function grouped<Row>(keys: readonly string[], rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((one) => [one, []]));
  for (const row of rows) groups.get(key(row))?.push(row);
  return groups;
}
