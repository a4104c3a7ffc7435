import {
  AppError,
  conversionFactor,
  convert,
  type Quantity,
  type Ratio,
  refuse,
  type UnitConversion,
} from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db/database.ts';
import type { StockItem } from './stock-item.ts';
import { stockItems, stockItemUnits, usedStockItems } from './tables.ts';

// A thousand tonnes, in thousandths of a gram: far from the end of the safe range even when batches add up.
export const QUANTITY_MAX = 1_000_000_000_000;

/** A stock item with the units it is counted in besides its base unit. */
export interface MeasuredItem extends StockItem {
  readonly conversions: readonly UnitConversion[];
}

/** Reads stock items with their own units. Throws NOT_FOUND when one is none. */
export async function measuredItems(reader: Reader, ids: readonly string[]): Promise<Map<string, MeasuredItem>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const items = await reader.select().from(stockItems).where(inArray(stockItems.id, wanted));
  if (items.length < wanted.length) throw new AppError('NOT_FOUND', 'There is no such stock item.');
  const units = await reader.select().from(stockItemUnits).where(inArray(stockItemUnits.stockItemId, wanted));
  return new Map(
    items.map((item) => [
      item.id,
      {
        ...item,
        conversions: units
          .filter(({ stockItemId }) => stockItemId === item.id)
          .map(({ unit, numerator, denominator }) => ({
            from: unit,
            to: item.baseUnit,
            ratio: { numerator, denominator },
          })),
      },
    ]),
  );
}

/** The stock items of these codes, with their units, by code; none for a code that no item has. */
export async function itemsByCode(reader: Reader, codes: readonly string[]): Promise<Map<string, MeasuredItem>> {
  if (codes.length === 0) return new Map();
  const rows = await reader
    .select({ id: stockItems.id })
    .from(stockItems)
    .where(inArray(stockItems.code, [...codes]));
  const items = await measuredItems(
    reader,
    rows.map(({ id }) => id),
  );
  return new Map([...items.values()].map((item) => [item.code, item]));
}

/**
 * The same for whoever writes a quantity down: from now on their base units and kinds stay as they are. Whoever changes one at the same
 * moment is waited for.
 */
export async function itemsToUse(tx: Tx, ids: readonly string[]): Promise<Map<string, MeasuredItem>> {
  const used = await measuredItems(tx, ids);
  if (used.size === 0) return used;
  const rows = [...used.keys()].sort().map((stockItemId) => ({ stockItemId }));
  const fresh = await tx.insert(usedStockItems).values(rows).onConflictDoNothing().returning();
  // Who changed one of them was waited for just now.
  return fresh.length === 0 ? used : measuredItems(tx, ids);
}

/**
 * A quantity of some unit in the item's base unit (both in thousandths), or null when there is no way from one to the
 * other (rules §3.1). Throws INVALID for more than can be counted.
 */
export function inBaseUnits(item: MeasuredItem, quantity: Quantity, unit: string): Quantity | null {
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  return factor && counted(item, quantity, factor);
}

/** That an item is not counted in a unit, in the words of who says it. */
export function notCountedIn({ name, baseUnit }: Pick<StockItem, 'name' | 'baseUnit'>, unit: string): string {
  return `${name} is not counted in ${unit}. Use ${baseUnit} or one of its units.`;
}

/** Why a quantity is not taken: UNIT_UNKNOWN, with the unit. */
export function unknownUnit(item: Pick<StockItem, 'name' | 'baseUnit'>, unit: string) {
  return refuse('UNIT_UNKNOWN', notCountedIn(item, unit), { unit });
}

/** So much of an item by a ratio of its base unit that was agreed. Throws INVALID for more than can be counted. */
export function counted({ name }: Pick<StockItem, 'name'>, quantity: Quantity, factor: Ratio): Quantity {
  const size = BigInt(Math.abs(quantity)) * BigInt(factor.numerator);
  if (size > BigInt(QUANTITY_MAX) * BigInt(factor.denominator)) {
    throw new AppError('INVALID', `${name}: this is more than can be counted. Look at the number and its unit.`);
  }
  return convert(quantity, factor);
}
