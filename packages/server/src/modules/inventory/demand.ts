import { AppError, assert, type Quantity, quantity as safe } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { uuids } from './sql.ts';

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

/** What one portion takes: a positive or, in an option that leaves something out, negative quantity per stock item. */
interface Takings {
  readonly of: string;
  readonly stockItemId: string;
  readonly quantity: Quantity;
}

/**
 * What these lines take by the newest recipes: the variant's, with what each chosen option adds or leaves out, never less
 * than nothing, times the pieces. What has no recipe takes nothing. Throws INVALID for a quantity that is none.
 */
export async function demandOf(reader: Reader, lines: readonly StockLine[]): Promise<Demand[]> {
  for (const { quantity } of lines) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 10_000) {
      throw new AppError('INVALID', 'A line is for 1 to 10000 pieces.');
    }
  }
  const asked = [...new Set(lines.flatMap((line) => [line.variantId, ...line.optionIds]))];
  if (asked.length === 0) return [];
  const rows = await reader.execute<{ of: string; stockItemId: string; quantity: string }>(sql`
    select r.of, l.stock_item_id as "stockItemId", l.quantity
    from (
      select distinct on (variant_id, option_id) id, coalesce(variant_id, option_id) as of
      from recipes where variant_id = any(${uuids(asked)}) or option_id = any(${uuids(asked)})
      order by variant_id, option_id, version desc
    ) r join recipe_lines l on l.recipe_id = r.id`);
  return demandByRecipes(
    lines,
    [...rows].map((row) => ({ ...row, quantity: Number(row.quantity) })),
  );
}

/** The arithmetic of `demandOf`, on takings that were read already. */
function demandByRecipes(lines: readonly StockLine[], takings: readonly Takings[]): Demand[] {
  return lines.flatMap(({ line, variantId, optionIds, quantity }) => {
    const perPortion = new Map<string, Quantity>();
    for (const source of [variantId, ...optionIds]) {
      for (const taking of takings.filter(({ of }) => of === source)) {
        perPortion.set(taking.stockItemId, safe((perPortion.get(taking.stockItemId) ?? 0) + taking.quantity));
      }
    }
    return [...perPortion]
      .filter(([, taken]) => taken > 0)
      .map(([stockItemId, taken]) => {
        assert(Number.isSafeInteger(taken * quantity), 'a demand fits a safe integer', { stockItemId });
        return { line, stockItemId, quantity: taken * quantity };
      });
  });
}

/** Adds up per stock item, in the order of their ids: the order in which everybody locks. */
export function perStockItem(demand: readonly Pick<Demand, 'stockItemId' | 'quantity'>[]): Map<string, Quantity> {
  const sums = new Map<string, Quantity>();
  for (const { stockItemId, quantity } of demand) sums.set(stockItemId, safe((sums.get(stockItemId) ?? 0) + quantity));
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
