import type { consumables, larder, packs } from './demo-stock.ts';
import type { DemoIngredient } from './demo-types.ts';

export type StockCode = keyof typeof larder | keyof typeof consumables | keyof typeof packs;

/** Amounts in whole base units (g, ml, pieces) by ingredient. */
export type Amounts<Code extends string> = Readonly<Partial<Record<Code, number>>>;

interface PrepRow {
  readonly name: string;
  readonly unit: DemoIngredient['unit'];
  readonly shelfLifeDays: number;
  /** For one kg or litre of the finished preparation; water is not counted. */
  readonly makes: Amounts<StockCode>;
}

/** What the kitchen makes ahead and keeps ready. */
export const preps = {
  DOSA_BATTER: {
    name: 'Dosa batter',
    unit: 'g',
    shelfLifeDays: 2,
    makes: { RICE_RAW: 340, URAD_DAL: 110, SALT: 9 },
  },
  IDLI_BATTER: {
    name: 'Idli batter',
    unit: 'g',
    shelfLifeDays: 2,
    makes: { RICE_RAW: 300, URAD_DAL: 140, SALT: 9 },
  },
  VADA_BATTER: {
    name: 'Urad vada batter',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { URAD_DAL: 430, GINGER: 12, GREEN_CHILLI: 15, PEPPER: 3, CURRY_LEAF: 8, SALT: 9 },
  },
  SAMBAR: {
    name: 'Sambar',
    unit: 'ml',
    shelfLifeDays: 1,
    makes: {
      TOOR_DAL: 80,
      TOMATO: 60,
      ONION: 50,
      CARROT: 50,
      DRUMSTICK: 40,
      TAMARIND: 10,
      SAMBAR_POWDER: 12,
      OIL: 10,
      MUSTARD_SEED: 2,
    },
  },
  COCONUT_CHUTNEY: {
    name: 'Coconut chutney',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { COCONUT: 400, CHANA_DAL: 80, GREEN_CHILLI: 18, GINGER: 8, OIL: 10, MUSTARD_SEED: 3, SALT: 9 },
  },
  TOMATO_CHUTNEY: {
    name: 'Tomato chutney',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { TOMATO: 800, ONION: 250, CHILLI_POWDER: 8, OIL: 25, MUSTARD_SEED: 3, SALT: 9 },
  },
  MINT_CHUTNEY: {
    name: 'Mint chutney',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { MINT: 250, CORIANDER: 250, GREEN_CHILLI: 40, LEMON: 3, CUMIN: 3, SALT: 10 },
  },
  TAMARIND_CHUTNEY: {
    name: 'Sweet tamarind chutney',
    unit: 'g',
    shelfLifeDays: 5,
    makes: { TAMARIND: 180, JAGGERY: 380, CUMIN: 4, CHILLI_POWDER: 4, SALT: 8 },
  },
  POTATO_MASALA: {
    name: 'Potato masala',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { POTATO: 720, ONION: 240, GREEN_CHILLI: 12, OIL: 28, MUSTARD_SEED: 4, TURMERIC: 2, CURRY_LEAF: 4, SALT: 9 },
  },
  CUTLET_MIX: {
    name: 'Vegetable cutlet mix',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { POTATO: 600, CARROT: 160, BEANS: 120, ONION: 140, GINGER: 12, GARAM_MASALA: 6, OIL: 20, SALT: 9 },
  },
  ONION_TOMATO_GRAVY: {
    name: 'Onion tomato gravy',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { ONION: 420, TOMATO: 460, GINGER: 20, GARLIC: 20, OIL: 55, CHILLI_POWDER: 8, GARAM_MASALA: 8, SALT: 10 },
  },
  COCONUT_GRAVY: {
    name: 'Coconut gravy',
    unit: 'g',
    shelfLifeDays: 1,
    makes: {
      COCONUT: 280,
      ONION: 160,
      GINGER: 14,
      GREEN_CHILLI: 12,
      COCONUT_OIL: 22,
      CURRY_LEAF: 5,
      PEPPER: 2,
      SALT: 9,
    },
  },
  BIRYANI_MASALA: {
    name: 'Biryani masala',
    unit: 'g',
    shelfLifeDays: 1,
    makes: {
      ONION: 480,
      TOMATO: 220,
      CURD: 120,
      GINGER: 30,
      GARLIC: 30,
      MINT: 25,
      CORIANDER: 25,
      GARAM_MASALA: 14,
      GHEE: 50,
      SALT: 12,
    },
  },
  POROTTA_DOUGH: {
    name: 'Porotta dough',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { MAIDA: 640, OIL: 70, SUGAR: 12, SALT: 9 },
  },
  CHAPATI_DOUGH: { name: 'Chapati dough', unit: 'g', shelfLifeDays: 1, makes: { ATTA: 650, OIL: 18, SALT: 9 } },
  THORAN: {
    name: 'Cabbage thoran',
    unit: 'g',
    shelfLifeDays: 1,
    makes: { CABBAGE: 800, CARROT: 120, COCONUT: 120, COCONUT_OIL: 18, MUSTARD_SEED: 3, CURRY_LEAF: 4, SALT: 8 },
  },
  TEA_DECOCTION: { name: 'Tea decoction', unit: 'ml', shelfLifeDays: 1, makes: { TEA_DUST: 34 } },
  COFFEE_DECOCTION: { name: 'Coffee decoction', unit: 'ml', shelfLifeDays: 1, makes: { COFFEE_POWDER: 120 } },
} as const satisfies Record<string, PrepRow>;

export type PrepCode = keyof typeof preps;
export type IngredientCode = StockCode | PrepCode;
