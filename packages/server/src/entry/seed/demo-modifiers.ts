import { allergensOf, recipeOf } from './demo-ingredients.ts';
import type { Amounts, IngredientCode } from './demo-preps.ts';
import type { DemoModifierGroup, DemoNames } from './demo-types.ts';

/** English, Hindi, Malayalam. */
type Names = readonly [string, string, string];
type OptionRow = readonly [code: string, names: Names, priceDelta: number, delta: Amounts<IngredientCode>];

/**
 * SUGAR and MILK speak of recipes with exactly 10 g of sugar and 100 ml of milk: "none" must mean none.
 * Rows: names, least and most choices, options with price in paise and recipe delta in whole base units.
 */
const groups = {
  CHUTNEY: [
    ['Choose your chutney', 'चटनी चुनें', 'ചട്ണി തിരഞ്ഞെടുക്കൂ'],
    1,
    2,
    [
      ['COCONUT', ['Coconut chutney', 'नारियल चटनी', 'തേങ്ങാ ചട്ണി'], 0, { COCONUT_CHUTNEY: 40 }],
      ['TOMATO', ['Tomato chutney', 'टमाटर चटनी', 'തക്കാളി ചട്ണി'], 0, { TOMATO_CHUTNEY: 40 }],
      ['MINT', ['Mint chutney', 'पुदीना चटनी', 'പുതിന ചട്ണി'], 0, { MINT_CHUTNEY: 30 }],
    ],
  ],
  EXTRA_GHEE: [
    ['Extra ghee', 'अतिरिक्त घी', 'കൂടുതൽ നെയ്യ്'],
    0,
    1,
    [['GHEE', ['A spoon of ghee', 'एक चम्मच घी', 'ഒരു സ്പൂൺ നെയ്യ്'], 1000, { GHEE: 10 }]],
  ],
  SUGAR: [
    ['Sugar', 'चीनी', 'പഞ്ചസാര'],
    1,
    1,
    [
      ['REGULAR', ['Regular', 'सामान्य', 'സാധാരണ'], 0, {}],
      ['LESS', ['Less sugar', 'कम चीनी', 'മധുരം കുറച്ച്'], 0, { SUGAR: -5 }],
      ['NONE', ['No sugar', 'बिना चीनी', 'മധുരമില്ലാതെ'], 0, { SUGAR: -10 }],
      ['EXTRA', ['Extra sugar', 'ज़्यादा चीनी', 'മധുരം കൂട്ടി'], 0, { SUGAR: 5 }],
    ],
  ],
  MILK: [
    ['Milk', 'दूध', 'പാൽ'],
    1,
    1,
    [
      ['DAIRY', ['Cow’s milk', 'गाय का दूध', 'പശുവിൻ പാൽ'], 0, {}],
      ['OAT', ['Oat drink', 'ओट ड्रिंक', 'ഓട്സ് പാൽ'], 1500, { MILK: -100, OAT_DRINK: 100 }],
      ['SOY', ['Soy drink', 'सोया ड्रिंक', 'സോയ പാൽ'], 1000, { MILK: -100, SOY_DRINK: 100 }],
    ],
  ],
  LIME: [
    ['Your lime', 'नींबू पानी कैसा', 'നാരങ്ങാവെള്ളം എങ്ങനെ'],
    1,
    1,
    [
      ['SWEET', ['Sweet', 'मीठा', 'മധുരം'], 0, {}],
      ['SALTED', ['Salted', 'नमकीन', 'ഉപ്പ്'], 0, { SUGAR: -18, SALT: 2 }],
      ['BOTH', ['Sweet and salted', 'मीठा-नमकीन', 'മധുരവും ഉപ്പും'], 0, { SUGAR: -9, SALT: 1 }],
    ],
  ],
  SPICE: [
    ['How hot', 'कितना तीखा', 'എരിവ് എത്ര'],
    1,
    1,
    [
      ['MILD', ['Mild', 'हल्का', 'കുറവ്'], 0, {}],
      ['MEDIUM', ['Medium', 'मध्यम', 'ഇടത്തരം'], 0, { GREEN_CHILLI: 2 }],
      ['HOT', ['Hot', 'तीखा', 'നല്ല എരിവ്'], 0, { GREEN_CHILLI: 5 }],
    ],
  ],
  EGG_ADD_ON: [
    ['Add an egg', 'अंडा जोड़ें', 'മുട്ട ചേർക്കാം'],
    0,
    2,
    [
      ['FRIED', ['Fried egg', 'तला अंडा', 'ബുൾസ്ഐ'], 1500, { EGG: 1, OIL: 5 }],
      ['BOILED', ['Boiled egg', 'उबला अंडा', 'പുഴുങ്ങിയ മുട്ട'], 1200, { EGG: 1 }],
    ],
  ],
  SIDES: [
    ['On the side', 'साथ में', 'കൂടെ'],
    0,
    3,
    [
      ['PAPAD', ['Papad', 'पापड़', 'പപ്പടം'], 500, { PAPAD: 1, OIL: 3 }],
      ['PICKLE', ['Mango pickle', 'आम का अचार', 'മാങ്ങാ അച്ചാർ'], 300, { PICKLE: 10 }],
      ['CURD', ['Cup of curd', 'एक कप दही', 'ഒരു കപ്പ് തൈര്'], 1000, { CURD: 80 }],
      ['RICE', ['Extra rice', 'अतिरिक्त चावल', 'കൂടുതൽ ചോറ്'], 1500, { RICE_MATTA: 80 }],
    ],
  ],
  ICE_CREAM: [
    ['Top it', 'ऊपर से', 'മുകളിൽ'],
    0,
    1,
    [['SCOOP', ['Scoop of vanilla ice cream', 'वनीला आइसक्रीम स्कूप', 'ഒരു സ്കൂപ്പ് വാനില ഐസ്ക്രീം'], 2000, { ICE_CREAM: 60 }]],
  ],
} as const satisfies Record<string, readonly [Names, number, number, readonly OptionRow[]]>;

const named = ([name, nameHi, nameMl]: Names): DemoNames => ({ name, nameHi, nameMl });

export type ModifierGroupCode = keyof typeof groups;

export const demoModifierGroups: readonly DemoModifierGroup[] = Object.entries(groups).map(
  ([code, [names, min, max, options]]) => ({
    code,
    ...named(names),
    min,
    max,
    options: options.map(([option, optionNames, priceDelta, delta]: OptionRow) => {
      const recipeDelta = recipeOf(delta);
      return {
        code: `${code}-${option}`,
        ...named(optionNames),
        priceDelta,
        recipeDelta,
        allergens: allergensOf(recipeDelta),
      };
    }),
  }),
);
