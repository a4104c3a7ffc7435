import { type Amounts, preps } from './demo-preps.ts';
import { consumables, larder, packs } from './demo-stock.ts';
import type { Allergen, DemoIngredient, DemoRecipeLine } from './demo-types.ts';

/** An ingredient before it is known how much of it a day takes. */
export type PlainIngredient = Omit<DemoIngredient, 'dailyUse'>;

/** Every ingredient by its code. What a preparation costs and holds follows from its recipe. */
export const ingredientByCode: ReadonlyMap<string, PlainIngredient> = allIngredients();

/** Whole base units as recipe lines in thousandths. */
export function recipeOf(amounts: Amounts<string>): DemoRecipeLine[] {
  return Object.entries(amounts).map(([ingredient, amount = 0]) => ({ ingredient, quantity: amount * 1000 }));
}

/** Every allergen of the ingredients that a recipe adds, sorted. */
export function allergensOf(recipe: readonly DemoRecipeLine[]): Allergen[] {
  const found = recipe
    .filter((line) => line.quantity > 0)
    .flatMap((line) => ingredientByCode.get(line.ingredient)?.allergens ?? []);
  return [...new Set(found)].sort();
}

/** What a recipe costs, paise. */
export function costOf(
  recipe: readonly DemoRecipeLine[],
  among: ReadonlyMap<string, PlainIngredient> = ingredientByCode,
): number {
  const millionths = recipe.reduce((sum, line) => {
    return sum + line.quantity * (among.get(line.ingredient)?.costPerBaseThousand ?? 0);
  }, 0);
  return Math.round(millionths / 1_000_000);
}

function allIngredients(): Map<string, PlainIngredient> {
  const known = new Map<string, PlainIngredient>();
  const shelves = [
    ['INGREDIENT', larder],
    ['CONSUMABLE', consumables],
    ['PACKAGED', packs],
  ] as const;
  for (const [kind, shelf] of shelves) {
    for (const [code, [name, unit, costPerBaseThousand, shelfLifeDays, ...allergens]] of Object.entries(shelf)) {
      const pickPolicy = shelfLifeDays === null ? 'FIFO' : 'FEFO';
      known.set(code, {
        code,
        name,
        kind,
        unit,
        pickPolicy,
        shelfLifeDays,
        costPerBaseThousand,
        allergens,
        recipe: [],
      });
    }
  }
  for (const [code, { name, unit, shelfLifeDays, makes }] of Object.entries(preps)) {
    const recipe = recipeOf(makes);
    const allergens = [...new Set(recipe.flatMap((line) => known.get(line.ingredient)?.allergens ?? []))].sort();
    const costPerBaseThousand = costOf(recipe, known);
    const made = { code, name, unit, shelfLifeDays, costPerBaseThousand, allergens, recipe };
    known.set(code, { ...made, kind: 'PREP', pickPolicy: 'FEFO' });
  }
  return known;
}
