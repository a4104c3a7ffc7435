import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { recipesInForce } from '../recipes/in-force.ts';
import { DEPTH_MAX } from '../recipes/preparation-chain.ts';
import { uuids } from '../sql.ts';

/**
 * The allergens that come with stock items, by what they are for: their own, and those of all that goes into them (rules §3.8). What a
 * recipe leaves out brings none. One statement.
 */
export async function derivedAllergens(
  reader: Reader,
  at: Date,
  lines: readonly { readonly root: string; readonly stockItemId: string }[],
): Promise<Map<string, string[]>> {
  if (lines.length === 0) return new Map();
  const rows = await reader.execute<{ root: string; allergens: string[] }>(sql`
    with recursive forced as (
      select f.stock_item_id as item, l.stock_item_id as taken
      from ${recipesInForce(at)} f join recipe_lines l on l.recipe_id = f.id where f.stock_item_id is not null),
    part (root, item, depth) as (
      select root, item, 0 from unnest(${uuids(lines.map(({ root }) => root))}, ${uuids(
        lines.map(({ stockItemId }) => stockItemId),
      )}) as t (root, item)
      union
      select p.root, f.taken, p.depth + 1 from part p join forced f on f.item = p.item where p.depth < ${DEPTH_MAX})
    select p.root, array_agg(distinct a order by a) as allergens
    from part p join stock_items i on i.id = p.item cross join lateral unnest(i.allergens) a group by p.root`);
  return new Map([...rows].map(({ root, allergens }) => [root, allergens]));
}
