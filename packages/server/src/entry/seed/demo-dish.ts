import { allergensOf, recipeOf } from './demo-ingredients.ts';
import type { ModifierGroupCode } from './demo-modifiers.ts';
import type { Amounts, IngredientCode, StockCode } from './demo-preps.ts';
import { type SizeName, sizeNames } from './demo-size-names.ts';
import type { DaypartCode, DemoItem, Diet, StationCode } from './demo-types.ts';
import type { DishBase, DishPicture } from './dish-picture.ts';

/** English, Hindi, Malayalam. */
export type Names = readonly [string, string, string];
type Recipe = Amounts<IngredientCode>;

interface Sketch {
  readonly code: string;
  readonly names: Names;
  readonly descriptions: Names;
  readonly kcal: number;
  readonly popularity: number;
  readonly picture: DishPicture;
}

interface DishSketch extends Sketch {
  readonly diet: Diet;
  readonly spice?: DemoItem['spice'];
  readonly station: StationCode;
  readonly prepSeconds: number;
  readonly dayparts: readonly DaypartCode[];
  /** Name, price in paise, recipe in whole base units. */
  readonly sizes: readonly (readonly [name: SizeName, price: number, recipe: Recipe])[];
  readonly groups?: readonly ModifierGroupCode[];
}

interface GoodsSketch extends Sketch {
  readonly diet: Diet;
  readonly pack: StockCode;
  readonly price: number;
  readonly mrp: number;
  readonly hsn: string;
  readonly taxRateBp: number;
}

/** A dish cooked here: restaurant service at 5 %, its allergens those of everything in its recipes. */
export function dish(category: string, sketch: DishSketch): DemoItem {
  const variants = sketch.sizes.map(([name, price, amounts]) => ({
    code: variantCode(sketch.code, name),
    ...sizeNames(name),
    price,
    recipe: recipeOf(amounts),
  }));
  return {
    ...common(category, sketch),
    diet: sketch.diet,
    allergens: allergensOf(variants.flatMap((variant) => variant.recipe)),
    spice: sketch.spice ?? 0,
    taxKind: 'PREPARED',
    hsn: null,
    taxRateBp: 500,
    mrp: null,
    station: sketch.station,
    prepSeconds: sketch.prepSeconds,
    daypartCodes: sketch.dayparts,
    variants,
    modifierGroups: sketch.groups ?? [],
  };
}

/** A pack sold as it was bought: goods at their own rate, never above the price printed on them. */
export function goods(category: string, sketch: GoodsSketch): DemoItem {
  const recipe = [{ ingredient: sketch.pack, quantity: 1000 }];
  return {
    ...common(category, sketch),
    diet: sketch.diet,
    allergens: allergensOf(recipe),
    spice: 0,
    taxKind: 'GOODS',
    hsn: sketch.hsn,
    taxRateBp: sketch.taxRateBp,
    mrp: sketch.mrp,
    station: null,
    prepSeconds: 0,
    daypartCodes: ['ALL'],
    variants: [{ code: variantCode(sketch.code, 'Regular'), ...sizeNames('Regular'), price: sketch.price, recipe }],
    modifierGroups: [],
  };
}

/** How a dish looks; hot unless told otherwise. */
export function picture(
  vessel: DishPicture['vessel'],
  base: DishBase,
  tone: string,
  more: Partial<Pick<DishPicture, 'sauce' | 'garnish' | 'sides' | 'steam'>> = {},
): DishPicture {
  return { vessel, base, tone, sauce: null, garnish: [], sides: [], steam: true, ...more };
}

function common(category: string, sketch: Sketch) {
  const { code, kcal, popularity } = sketch;
  const [name, nameHi, nameMl] = sketch.names;
  const [description, descriptionHi, descriptionMl] = sketch.descriptions;
  return {
    ...{ code, category, name, nameHi, nameMl, description, descriptionHi, descriptionMl },
    ...{ kcal, popularity, picture: sketch.picture },
  };
}

function variantCode(code: string, name: string): string {
  return `${code}-${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}
