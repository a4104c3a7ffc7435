import { type SQL, sql } from 'drizzle-orm';

/** Whether a version, called `r`, has begun at a moment; in force is the highest that has (rules §3.1). */
export function begun(at: Date): SQL {
  return sql`(r.valid_from is null or r.valid_from <= ${at.toISOString()}::timestamptz)`;
}

/** The versions in force at a moment, one of each thing that has any: rows of recipes. */
export function recipesInForce(at: Date): SQL {
  return sql`(select distinct on (r.variant_id, r.option_id, r.stock_item_id) r.* from recipes r where ${begun(at)}
    order by r.variant_id, r.option_id, r.stock_item_id, r.version desc)`;
}

/** The versions that are in force or may come to be: none that a later one has taken the place of. Called `r`. */
export function notReplaced(at: Date): SQL {
  return sql`not exists (select from recipes later
    where (later.variant_id = r.variant_id or later.option_id = r.option_id or later.stock_item_id = r.stock_item_id)
      and later.version > r.version
      and (later.valid_from is null or later.valid_from <= ${at.toISOString()}::timestamptz))`;
}
