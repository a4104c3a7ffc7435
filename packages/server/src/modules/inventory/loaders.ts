import { and, asc, desc, eq, getTableColumns, inArray, ne, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import type { StockItem, StockUnit } from './stock-item.ts';
import { batches, stockItems, stockItemUnits, stockMoves } from './tables.ts';
import type { Batch } from './take-in.ts';

export type Move = typeof stockMoves.$inferSelect;

// The newest moves of a batch that are shown; a tin of oil is taken from thousands of times.
const MOVES_SHOWN = 100;

/** The key under which a level's batches are loaded; also its id in the schema. */
export function levelKey(outletId: string, stockItemId: string): string {
  return `${outletId}:${stockItemId}`;
}

/** The batches that still hold something, by level: what is taken first, first; in the way the item is picked. */
export async function batchesByLevel(reader: Reader, keys: readonly string[]): Promise<Map<string, Batch[]>> {
  const wanted = keys.map((key) => key.split(':') as [string, string]);
  const rows = await reader
    .select(getTableColumns(batches))
    .from(batches)
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(
      and(
        inArray(batches.outletId, [...new Set(wanted.map(([outletId]) => outletId))]),
        inArray(batches.stockItemId, [...new Set(wanted.map(([, stockItemId]) => stockItemId))]),
        ne(batches.status, 'DEPLETED'),
      ),
    )
    .orderBy(
      sql`case when ${stockItems.pickPolicy} = 'FEFO' then ${batches.expiryDate} end asc nulls last`,
      asc(batches.receivedAt),
      asc(batches.id),
    );
  return grouped(keys, rows, (row) => levelKey(row.outletId, row.stockItemId));
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

/** The newest moves of some batches, newest first. */
export async function movesByBatch(reader: Reader, batchIds: readonly string[]): Promise<Map<string, Move[]>> {
  const ranked = reader
    .select({
      id: stockMoves.id,
      rank: sql<number>`row_number() over (partition by ${stockMoves.batchId} order by ${stockMoves.at} desc, ${stockMoves.id} desc)`.as(
        'rank',
      ),
    })
    .from(stockMoves)
    .where(inArray(stockMoves.batchId, [...batchIds]))
    .as('ranked');
  const rows = await reader
    .select({ move: stockMoves })
    .from(ranked)
    .innerJoin(stockMoves, eq(stockMoves.id, ranked.id))
    .where(sql`${ranked.rank} <= ${MOVES_SHOWN}`)
    .orderBy(desc(stockMoves.at), desc(stockMoves.id));
  return grouped(
    batchIds,
    rows.map(({ move }) => move),
    (row) => row.batchId,
  );
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
