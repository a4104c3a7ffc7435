import type { DishPicture } from './dish-picture.ts';

/** The allergens a menu must name in India, and two more that export markets ask for (§3.8 of the domain rules). */
export type Allergen =
  | 'GLUTEN'
  | 'CRUSTACEAN'
  | 'MILK'
  | 'EGG'
  | 'FISH'
  | 'NUTS'
  | 'SOY'
  | 'SULPHITES'
  | 'MUSTARD'
  | 'SESAME';

export type StationCode = 'DOSA' | 'MEALS' | 'FRY' | 'BEVERAGE' | 'CHAAT';
export type DaypartCode = 'BREAKFAST' | 'LUNCH' | 'SNACKS' | 'ALL';
export type Diet = 'VEG' | 'EGG' | 'NON_VEG' | 'VEGAN';

/** Where a kind of food is made; one kitchen display each. */
export interface DemoStation {
  readonly code: StationCode;
  readonly name: string;
  readonly prepSecondsDefault: number;
}

/** Wall-clock times, HH:MM; the end is not part of it. */
export interface DemoDaypart {
  readonly code: DaypartCode;
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface DemoCategory extends DemoNames {
  readonly code: string;
}

/** One line of a recipe; quantity in thousandths of the ingredient's unit, negative only in a modifier's delta. */
export interface DemoRecipeLine {
  readonly ingredient: string;
  readonly quantity: number;
}

export interface DemoIngredient {
  readonly code: string;
  readonly name: string;
  readonly kind: 'INGREDIENT' | 'PACKAGED' | 'CONSUMABLE' | 'PREP';
  readonly unit: 'g' | 'ml' | 'pcs';
  readonly pickPolicy: 'FIFO' | 'FEFO';
  /** Null when it keeps. */
  readonly shelfLifeDays: number | null;
  /** Paise per kg, litre or 1000 pieces. */
  readonly costPerBaseThousand: number;
  readonly allergens: readonly Allergen[];
  /** Thousandths of the unit used on an average day by both outlets, inside preparations too. */
  readonly dailyUse: number;
  /** What makes one kg, litre or 1000 pieces of a PREP; empty for everything else. */
  readonly recipe: readonly DemoRecipeLine[];
}

/** A name in the three languages of the demo. */
export interface DemoNames {
  readonly name: string;
  readonly nameHi: string;
  readonly nameMl: string;
}

export interface DemoVariant extends DemoNames {
  readonly code: string;
  /** Paise, tax included. */
  readonly price: number;
  readonly recipe: readonly DemoRecipeLine[];
}

export interface DemoItem extends DemoNames {
  readonly code: string;
  readonly description: string;
  readonly descriptionHi: string;
  readonly descriptionMl: string;
  /** A category's code. */
  readonly category: string;
  readonly diet: Diet;
  readonly allergens: readonly Allergen[];
  /** Per serving of the first variant. */
  readonly kcal: number;
  readonly spice: 0 | 1 | 2 | 3;
  readonly taxKind: 'PREPARED' | 'GOODS';
  /** Of GOODS only; prepared food is a service (§1.2 of the domain rules). */
  readonly hsn: string | null;
  readonly taxRateBp: number;
  /** Paise, all taxes included; printed on the pack of GOODS, null otherwise. */
  readonly mrp: number | null;
  /** Null for what is handed over as it is. */
  readonly station: StationCode | null;
  readonly prepSeconds: number;
  readonly daypartCodes: readonly DaypartCode[];
  readonly variants: readonly DemoVariant[];
  readonly modifierGroups: readonly string[];
  readonly picture: DishPicture;
  /** Relative weight among all items. */
  readonly popularity: number;
}

export interface DemoModifierOption extends DemoNames {
  readonly code: string;
  /** Paise, tax included. */
  readonly priceDelta: number;
  readonly recipeDelta: readonly DemoRecipeLine[];
  readonly allergens: readonly Allergen[];
}

export interface DemoModifierGroup extends DemoNames {
  readonly code: string;
  readonly min: number;
  readonly max: number;
  readonly options: readonly DemoModifierOption[];
}
