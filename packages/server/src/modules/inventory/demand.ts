import { AppError, type Quantity, quantity as safe } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';

/** What a line of an order asks of the stock. */
export interface StockLine {
  /** The order's own number of the line. */
  readonly line: number;
  readonly variantId: string;
  readonly optionIds: readonly string[];
  /** Whole pieces. */
  readonly quantity: number;
}

/** How much of one stock item one line takes. */
export interface Demand {
  readonly line: number;
  readonly stockItemId: string;
  /** Thousandths of the base unit; more than nothing. */
  readonly quantity: Quantity;
}

/**
 * What these lines take by the recipes in force at a moment: the variant's, with what each chosen option adds or leaves out, never less
 * than nothing, times the pieces. What has no recipe takes nothing. In the order of lines and stock items. Throws INVALID for
 * a quantity that is none.
 */
export async function demandOf(reader: Reader, lines: readonly StockLine[], at: Date): Promise<Demand[]> {
  for (const { quantity } of lines) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 10_000) {
      throw new AppError('INVALID', 'A line is for 1 to 10000 pieces.');
    }
  }
  if (lines.length === 0) return [];
  const rows = await reader.execute<{ line: number; stockItemId: string; quantity: string }>(sql`
    select line, stock_item_id as "stockItemId", quantity from inventory_demand(${JSON.stringify(lines)}::text::jsonb, ${at.toISOString()}::timestamptz)
    order by line, stock_item_id`);
  return [...rows].map(({ line, stockItemId, quantity }) => ({ line, stockItemId, quantity: safe(Number(quantity)) }));
}

/** Adds up per stock item, in the order of their ids: the order in which everybody locks. */
export function perStockItem(demand: readonly Pick<Demand, 'stockItemId' | 'quantity'>[]): Map<string, Quantity> {
  const sums = new Map<string, Quantity>();
  for (const { stockItemId, quantity } of demand) sums.set(stockItemId, safe((sums.get(stockItemId) ?? 0) + quantity));
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
