import { allergensOf, recipeOf } from './demo-ingredients.ts';
import type { Amounts, IngredientCode } from './demo-preps.ts';
import type { DemoModifierGroup } from './demo-types.ts';

type OptionRow = readonly [code: string, name: string, priceDelta: number, delta: Amounts<IngredientCode>];

/**
 * SUGAR and MILK speak of recipes with exactly 10 g of sugar and 100 ml of milk: "none" must mean none.
 * Rows: name, least and most choices, options with price in paise and recipe delta in whole base units.
 */
const groups = {
  CHUTNEY: [
    'Choose your chutney',
    1,
    2,
    [
      ['COCONUT', 'Coconut chutney', 0, { COCONUT_CHUTNEY: 40 }],
      ['TOMATO', 'Tomato chutney', 0, { TOMATO_CHUTNEY: 40 }],
      ['MINT', 'Mint chutney', 0, { MINT_CHUTNEY: 30 }],
    ],
  ],
  EXTRA_GHEE: ['Extra ghee', 0, 1, [['GHEE', 'A spoon of ghee', 1000, { GHEE: 10 }]]],
  SUGAR: [
    'Sugar',
    1,
    1,
    [
      ['REGULAR', 'Regular', 0, {}],
      ['LESS', 'Less sugar', 0, { SUGAR: -5 }],
      ['NONE', 'No sugar', 0, { SUGAR: -10 }],
      ['EXTRA', 'Extra sugar', 0, { SUGAR: 5 }],
    ],
  ],
  MILK: [
    'Milk',
    1,
    1,
    [
      ['DAIRY', 'Cow’s milk', 0, {}],
      ['OAT', 'Oat drink', 1500, { MILK: -100, OAT_DRINK: 100 }],
      ['SOY', 'Soy drink', 1000, { MILK: -100, SOY_DRINK: 100 }],
    ],
  ],
  LIME: [
    'Your lime',
    1,
    1,
    [
      ['SWEET', 'Sweet', 0, {}],
      ['SALTED', 'Salted', 0, { SUGAR: -18, SALT: 2 }],
      ['BOTH', 'Sweet and salted', 0, { SUGAR: -9, SALT: 1 }],
    ],
  ],
  SPICE: [
    'How hot',
    1,
    1,
    [
      ['MILD', 'Mild', 0, {}],
      ['MEDIUM', 'Medium', 0, { GREEN_CHILLI: 2 }],
      ['HOT', 'Hot', 0, { GREEN_CHILLI: 5 }],
    ],
  ],
  EGG_ADD_ON: [
    'Add an egg',
    0,
    2,
    [
      ['FRIED', 'Fried egg', 1500, { EGG: 1, OIL: 5 }],
      ['BOILED', 'Boiled egg', 1200, { EGG: 1 }],
    ],
  ],
  SIDES: [
    'On the side',
    0,
    3,
    [
      ['PAPAD', 'Papad', 500, { PAPAD: 1, OIL: 3 }],
      ['PICKLE', 'Mango pickle', 300, { PICKLE: 10 }],
      ['CURD', 'Cup of curd', 1000, { CURD: 80 }],
      ['RICE', 'Extra rice', 1500, { RICE_MATTA: 80 }],
    ],
  ],
  ICE_CREAM: ['Top it', 0, 1, [['SCOOP', 'Scoop of vanilla ice cream', 2000, { ICE_CREAM: 60 }]]],
} as const satisfies Record<string, readonly [string, number, number, readonly OptionRow[]]>;

export type ModifierGroupCode = keyof typeof groups;

export const demoModifierGroups: readonly DemoModifierGroup[] = Object.entries(groups).map(
  ([code, [name, min, max, options]]) => ({
    code,
    name,
    min,
    max,
    options: options.map(([option, optionName, priceDelta, delta]: OptionRow) => {
      const recipeDelta = recipeOf(delta);
      return {
        code: `${code}-${option}`,
        name: optionName,
        priceDelta,
        recipeDelta,
        allergens: allergensOf(recipeDelta),
      };
    }),
  }),
);
