import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { outletsOf, subjectOf } from './recipe-subject.ts';
import { recipes } from './tables.ts';
import { tellAllergens } from './tell-allergens.ts';

/**
 * Calls off a version that is planned for later: it never comes into force, and stays readable. What has begun is not called off, for orders
 * may have been cooked by it: another version takes its place. Refuses RECIPE_NOT_PLANNED. Throws NOT_FOUND.
 */
export const cancelRecipe = command({
  name: 'inventory.cancelRecipe',
  permission: 'stock:manage',
  input: z.object({ commandId: z.uuid(), recipeId: z.uuid() }),
  once: ({ commandId }) => commandId,
  async handle({ tx, now, actor, within, about, changed }, { recipeId }): Promise<{ id: string } | Refusal> {
    const [recipe] = await tx.select().from(recipes).where(eq(recipes.id, recipeId));
    if (!recipe) throw new AppError('NOT_FOUND', 'There is no such version of a recipe.');
    about('recipe', subjectOf(recipe));
    for (const outletId of await outletsOf(tx, recipe)) within(outletId);
    const planned = and(eq(recipes.id, recipeId), isNull(recipes.cancelledAt), gt(recipes.validFrom, now));
    const [cancelled] = await tx
      .update(recipes)
      .set({ cancelledAt: now, cancelledBy: actor.id })
      .where(planned)
      .returning({ id: recipes.id });
    if (!cancelled) {
      const why = recipe.cancelledAt
        ? 'It was called off already.'
        : 'It has begun: save another version in its place.';
      return refuse('RECIPE_NOT_PLANNED', `Version ${recipe.version} is not planned. ${why}`);
    }
    const facts = { version: recipe.version, validFrom: recipe.validFrom };
    changed({
      entity: 'recipe',
      id: subjectOf(recipe),
      before: { ...facts, cancelledAt: null },
      after: { ...facts, cancelledAt: now },
    });
    // One that is about to begin was told already.
    await tellAllergens(tx, now);
    return { id: recipeId };
  },
});
