import { type SQL, sql } from 'drizzle-orm';

/**
 * By stock item, what counts as on hand in an outlet although its last day is over, as SQL to select `stock_item_id` and `quantity` from:
 * nobody may be promised it (rules §3.2). The database says it, since who reserves asks there.
 */
export function pastDate(outletId: string, at: Date): SQL {
  return sql`inventory_past_date(${outletId}::uuid, ${at.toISOString()}::timestamptz)`;
}

/** The calendar day at an outlet, as SQL that is asked once in a statement: a batch is good through its date, and a business day goes on past midnight. */
export function dayAt(outletId: string, at: Date): SQL {
  return sql`(select places_day(${outletId}::uuid, ${at.toISOString()}::timestamptz))`;
}
