import { max, sql } from 'drizzle-orm';
import type { Permission } from '../../../platform/auth/permission.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { saveRecipe } from './save-recipe.ts';
import { recipes } from './tables.ts';

/** What of a test's world the samples need. */
interface World {
  readonly clock: { now(): Date };
  readonly db: Reader;
  as(permission: Permission): CallContext;
}

/** For tests: a preparation's recipe, through the door; quantities in grams of each, for a kilogram. Gives what it says. */
export async function prepare(
  world: World,
  stockItemId: string,
  takes: Readonly<Record<string, number>>,
  given: Partial<Parameters<typeof saveRecipe>[1]> = {},
) {
  const version = await newestVersion(world.db, stockItemId);
  return saveRecipe(world.as('stock:manage'), {
    ...{ id: newId(world.clock.now()), stockItemId, makes: { quantity: 1_000, unit: 'kg' }, version },
    lines: Object.entries(takes).map(([item, grams]) => ({ stockItemId: item, quantity: grams * 1_000, unit: 'g' })),
    ...given,
  });
}

/** For tests: the newest version of what a variant, an option or a preparation takes; 0 where there is none. */
export async function newestVersion(reader: Reader, id: string): Promise<number> {
  const { variantId, optionId, stockItemId, version } = recipes;
  const of = sql`${id} in (${variantId}, ${optionId}, ${stockItemId})`;
  const [row] = await reader
    .select({ newest: max(version) })
    .from(recipes)
    .where(of);
  return row?.newest ?? 0;
}
