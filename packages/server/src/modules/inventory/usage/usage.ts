import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';

/** What was used of a stock item on a day that is over. */
export interface UsedDay {
  readonly stockItemId: string;
  readonly businessDate: string;
  /** Thousandths of the base unit. */
  readonly used: number;
  /** Basis points of the opening hours during which there was none of it. */
  readonly outShare: number;
}

/** What an outlet used day by day from a business day on, by day; only days and items of which something is known. */
export async function usedDays(reader: Reader, outletId: string, from: string): Promise<UsedDay[]> {
  const rows = await reader.execute<UsedDay & Record<string, unknown>>(sql`
    select stock_item_id as "stockItemId", business_date::text as "businessDate", used::float8 as used, out_share as "outShare"
    from stock_usage_days where outlet_id = ${outletId} and business_date >= ${from}::date
    order by business_date, stock_item_id`);
  return [...rows];
}
