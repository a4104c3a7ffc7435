import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';

/**
 * The allergens that come with stock items in an outlet, by what they are for: their own, those of all that goes into them by the recipes in
 * force, and those of what lies there cooked of them (rules §3.8). What a recipe leaves out brings none. One statement.
 */
export async function derivedAllergens(
  reader: Reader,
  { outletId, now }: { readonly outletId: string; readonly now: Date },
  lines: readonly { readonly root: string; readonly stockItemId: string }[],
): Promise<Map<string, string[]>> {
  if (lines.length === 0) return new Map();
  const rows = await reader.execute<{ root: string; allergens: string[] }>(sql`
    select root, allergens from inventory_allergens(${uuids(lines.map(({ root }) => root))},
      ${uuids(lines.map(({ stockItemId }) => stockItemId))}, ${outletId}, ${now.toISOString()}::timestamptz)`);
  return new Map([...rows].map(({ root, allergens }) => [root, allergens]));
}
