import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import type { OwedStock } from '../../finance/index.ts';
import { outlets } from '../../places/index.ts';
import { levelKey } from '../loaders.ts';
import { stockItems } from '../tables.ts';
import { deficits } from './tables.ts';

/**
 * Of a move `m`: whether it only made good what had been used beyond the records before (rules §3.3). That was used when its deficit was written,
 * not when the goods came that stand for it.
 */
export const makesGood = sql`exists (
  select from stock_deficit_clearings c join stock_deficits d on d.id = c.deficit_id
  where c.batch_id = m.batch_id and c.at = m.at and d.source_id = m.source_id)`;

/** What was used beyond the records and not cleared yet. */
export interface OpenDeficit {
  readonly quantity: number;
  readonly value: number;
}

/** The open deficits of some levels, added up; none for what has none. */
export async function deficitsByLevel(reader: Reader, keys: readonly string[]): Promise<Map<string, OpenDeficit>> {
  const wanted = keys.map((key) => key.split(':') as [string, string]);
  const rows = await reader
    .select({
      outletId: deficits.outletId,
      stockItemId: deficits.stockItemId,
      quantity: sql<number>`sum(${deficits.quantityOpen})::float8`,
      value: sql<number>`sum(${deficits.valueOpen})::float8`,
    })
    .from(deficits)
    .where(
      and(
        inArray(deficits.outletId, [...new Set(wanted.map(([outletId]) => outletId))]),
        inArray(deficits.stockItemId, [...new Set(wanted.map(([, stockItemId]) => stockItemId))]),
        gt(deficits.quantityOpen, 0),
      ),
    )
    .groupBy(deficits.outletId, deficits.stockItemId);
  return new Map(rows.map((row) => [levelKey(row.outletId, row.stockItemId), row]));
}

/**
 * What was used beyond the records before a business day and is open still, by outlet and item, the dearest first. Fills `finance.stockOwed`:
 * whoever asks holds the month, which `inventory_fall_short` holds too.
 */
export function owedBefore(reader: Reader, before: string): Promise<OwedStock[]> {
  const value = sql<number>`sum(${deficits.valueOpen})::float8`;
  return reader
    .select({
      ...{ outletId: outlets.id, outletName: outlets.name, stockItemId: stockItems.id },
      ...{ name: stockItems.name, unit: stockItems.baseUnit, value },
      quantity: sql<number>`sum(${deficits.quantityOpen})::float8`,
    })
    .from(deficits)
    .innerJoin(stockItems, eq(stockItems.id, deficits.stockItemId))
    .innerJoin(outlets, eq(outlets.id, deficits.outletId))
    .where(and(gt(deficits.quantityOpen, 0), lt(deficits.businessDate, before)))
    .groupBy(outlets.id, stockItems.id)
    .orderBy(desc(value), outlets.id, stockItems.id);
}
