import { type SQL, sql } from 'drizzle-orm';

/** The versions in force at a moment, one of each thing that has any: rows of recipes. The rule is in in-force.sql. */
export function recipesInForce(at: Date): SQL {
  return sql`inventory_in_force(${at.toISOString()}::timestamptz)`;
}

/**
 * The versions that are in force or may come to be, called `r`: none that was called off, and none that another has taken the place of,
 * which has begun, and later.
 */
export function notReplaced(at: Date): SQL {
  return sql`r.cancelled_at is null and not exists (select from recipes later
    where (later.variant_id = r.variant_id or later.option_id = r.option_id or later.stock_item_id = r.stock_item_id)
      and later.cancelled_at is null
      and (later.valid_from is null or later.valid_from <= ${at.toISOString()}::timestamptz)
      and (coalesce(later.valid_from, later.created_at), later.version) > (coalesce(r.valid_from, r.created_at), r.version))`;
}
