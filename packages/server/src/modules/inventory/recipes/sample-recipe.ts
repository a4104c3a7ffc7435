import type { Permission } from '../../../platform/auth/permission.ts';
import type { CallContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { saveRecipe } from './save-recipe.ts';

/** What of a test's world the samples need. */
interface World {
  readonly clock: { now(): Date };
  as(permission: Permission): CallContext;
}

/** For tests: a preparation's recipe, through the door; quantities in grams of each, for a kilogram. Gives what it says. */
export function prepare(
  world: World,
  stockItemId: string,
  takes: Readonly<Record<string, number>>,
  given: Partial<Parameters<typeof saveRecipe>[1]> = {},
) {
  return saveRecipe(world.as('stock:manage'), {
    ...{ id: newId(world.clock.now()), stockItemId, makes: { quantity: 1_000, unit: 'kg' } },
    lines: Object.entries(takes).map(([item, grams]) => ({ stockItemId: item, quantity: grams * 1_000, unit: 'g' })),
    ...given,
  });
}
