import { sql } from 'drizzle-orm';
import { type Ask, askOf } from '../../platform/db/ask.ts';
import type { Reader } from '../../platform/db/database.ts';
import { uuids } from '../../platform/db/lists.ts';
import { pastDate } from './past-date.ts';
import { recipesInForce } from './recipes/in-force.ts';

const variantRecipes = (at: Date) =>
  sql`select f.id, f.variant_id from ${recipesInForce(at)} f where f.variant_id is not null`;

/**
 * How many portions of each variant an outlet can still promise, by its scarcest ingredient and the recipes in force. A variant without a recipe
 * is not tracked and not in the map. One value.
 */
export async function portionsLeft(
  reader: Reader,
  outletId: string,
  at: Date,
  ask: Ask = askOf(reader),
): Promise<Map<string, number>> {
  const left = await ask<Record<string, number> | null>(
    `inventory.portions ${outletId}`,
    sql`(select jsonb_object_agg(tracked.variant_id, tracked.left) from (
      select r.variant_id,
        least(min(greatest(coalesce(s.on_hand - s.reserved, 0) - coalesce(p.quantity, 0), 0) / l.quantity), 2147483647)::integer as left
      from (${variantRecipes(at)}) r
      join recipe_lines l on l.recipe_id = r.id and l.quantity > 0
      left join stock_levels s on s.outlet_id = ${outletId} and s.stock_item_id = l.stock_item_id
      left join ${pastDate(outletId, at)} p on p.stock_item_id = l.stock_item_id
      group by r.variant_id) tracked)`,
  );
  return new Map(Object.entries(left ?? {}));
}

/** The variants whose portions depend on these stock items. */
export async function variantsUsing(reader: Reader, stockItemIds: Iterable<string>, at: Date): Promise<Set<string>> {
  const rows = await reader.execute<{ variantId: string }>(sql`
    select distinct r.variant_id as "variantId" from (${variantRecipes(at)}) r
    join recipe_lines l on l.recipe_id = r.id where l.stock_item_id = any(${uuids(stockItemIds)})`);
  return new Set([...rows].map(({ variantId }) => variantId));
}
