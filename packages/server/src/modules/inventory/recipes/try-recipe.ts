import { AppError, isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { netPrices } from '../../catalog/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { derivedAllergens } from '../costs/derived-allergens.ts';
import { plateCosts } from '../costs/plate-cost.ts';
import { measuredItems } from '../units.ts';
import { costPerThousand, goodYield } from './good-yield.ts';
import { issuedLines, issuedOf } from './issued.ts';
import { recipeInput } from './recipe-input.ts';

/** What a recipe would come to if it were saved: costs, allergens, and what each line issues. Nothing is written. */
export const tryRecipe = query({
  name: 'inventory.tryRecipe',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), recipe: recipeInput }),
  async handle({ db, within, now }, { outletId, recipe }) {
    within(outletId);
    const place = await placeOf(db, outletId);
    const issued = await issuedLines(db, recipe.lines);
    if (isRefusal(issued)) throw new AppError('INVALID', issued.message);
    const root = recipe.variantId ?? recipe.optionId ?? recipe.stockItemId ?? '';
    const lines = issued.map(({ stockItemId, issued: quantity }) => ({ root, stockItemId, quantity }));
    const { taxDate: today } = datesAt(place, now);
    const costed = (await plateCosts(db, { outletId, today, now }, lines)).get(root);
    const cost = costed?.cost ?? 0;
    const added = lines.filter(({ quantity }) => quantity > 0);
    const item = recipe.stockItemId ? (await measuredItems(db, [recipe.stockItemId])).get(recipe.stockItemId) : null;
    const made = item && recipe.makes ? issuedOf(item, { ...recipe.makes, yieldRate: 10_000, wastageRate: 0 }) : null;
    const good = typeof made === 'number' ? goodYield(made, recipe.processLoss) : null;
    return {
      cost,
      unknown: issued.filter(({ stockItemId }) => costed?.unknown.has(stockItemId)).map(({ item: { name } }) => name),
      price: (await netPrices(db, place, now)).get(root) ?? null,
      allergens: (await derivedAllergens(db, { outletId, now }, added)).get(root) ?? [],
      good,
      costPerThousand: good === null ? null : costPerThousand(cost, good),
      lines: issued.map(({ stockItemId, issued: quantity }) => ({
        ...{ stockItemId, quantity, cost: costed?.lines.get(stockItemId) ?? 0 },
      })),
    };
  },
});
