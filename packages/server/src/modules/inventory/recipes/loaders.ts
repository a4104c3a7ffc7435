import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';
import { notReplaced } from './in-force.ts';
import type { Recipe } from './recipe-book.ts';
import { subjectOf } from './recipe-subject.ts';
import { recipeLines, recipes } from './tables.ts';

/** A line of a recipe, with what was said where that differs from what is issued. */
export interface RecipeLineSeen {
  readonly recipeId: string;
  readonly item: StockItem;
  /** As issued. */
  readonly quantity: number;
  readonly edible: number;
  readonly unit: string;
  readonly yieldRate: number;
  readonly wastageRate: number;
}

/** The lines of some recipes with what they take, by name. */
export async function linesByRecipe(
  reader: Reader,
  recipeIds: readonly string[],
): Promise<Map<string, RecipeLineSeen[]>> {
  const rows = await reader
    .select({ line: recipeLines, item: stockItems })
    .from(recipeLines)
    .innerJoin(stockItems, eq(stockItems.id, recipeLines.stockItemId))
    .where(inArray(recipeLines.recipeId, [...recipeIds]))
    .orderBy(asc(stockItems.name), asc(stockItems.id));
  const lines = new Map<string, RecipeLineSeen[]>(recipeIds.map((id) => [id, []]));
  for (const { line, item } of rows) {
    const said = { edible: line.edible ?? line.quantity, unit: line.unit ?? item.baseUnit };
    lines.get(line.recipeId)?.push({ ...line, ...said, item });
  }
  return lines;
}

/** One version of a recipe; null when there is none. */
export async function recipeById(reader: Reader, id: string): Promise<Recipe | null> {
  const [found] = await reader.select().from(recipes).where(eq(recipes.id, id));
  return found ?? null;
}

/** Pages of the versions of the recipes of some variants, options or preparations, newest first: so many of each, below a version. */
export async function versionsBySubject(
  reader: Reader,
  ids: readonly string[],
  { limit, below }: { readonly limit: number; readonly below: number | null },
): Promise<Map<string, Recipe[]>> {
  const wanted = uuids(ids);
  const rows = await reader
    .select()
    .from(recipes)
    .where(
      sql`${recipes.id} in (select v.id from (
        select r.id, row_number() over (partition by r.variant_id, r.option_id, r.stock_item_id order by r.version desc) as place from recipes r
        where (r.variant_id = any(${wanted}) or r.option_id = any(${wanted}) or r.stock_item_id = any(${wanted}))
          and (${below}::integer is null or r.version < ${below}::integer)) v where v.place <= ${limit})`,
    )
    .orderBy(desc(recipes.version));
  const versions = new Map<string, Recipe[]>(ids.map((id) => [id, []]));
  for (const row of rows) versions.get(subjectOf(row))?.push(row);
  return versions;
}

/** How many versions there are of each. A version counts from 1, and none is ever lost. */
export async function versionCounts(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const newest = await versionsBySubject(reader, ids, { limit: 1, below: null });
  return new Map([...newest].map(([id, [row]]) => [id, row?.version ?? 0]));
}

/** What takes a stock item by a recipe that is, or may come to be, in force: ids of variants, options and preparations, by item. */
export async function usersByItem(reader: Reader, ids: readonly string[], at: Date): Promise<Map<string, string[]>> {
  const rows = await reader.execute<{ item: string; user: string }>(sql`
    select distinct l.stock_item_id as item, coalesce(r.variant_id, r.option_id, r.stock_item_id) as user
    from recipe_lines l join recipes r on r.id = l.recipe_id
    where l.stock_item_id = any(${uuids(ids)}) and ${notReplaced(at)}`);
  const users = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { item, user } of rows) users.get(item)?.push(user);
  return users;
}
