export const vessels = [
  'steel-plate',
  'banana-leaf',
  'bowl',
  'tumbler',
  'glass',
  'parcel',
  'thali',
  'paper-cone',
  'packet',
  'bottle',
] as const;

export const bases = [
  'rice',
  'biryani',
  'dosa',
  'idli',
  'vada',
  'bread',
  'paratha',
  'puri',
  'noodles',
  'curry',
  'samosa',
  'puff',
  'cutlet',
  'cake',
  'ice',
  'fruit',
  'tea',
  'coffee',
  'juice',
  'shake',
  'water',
  'chips',
  'chocolate',
  'soup',
  'egg',
  'appam',
  'puttu',
  'laddu',
  'halwa',
  'payasam',
] as const;

export const garnishes = [
  'coriander',
  'onion',
  'lemon',
  'chilli',
  'cashew',
  'coconut',
  'mint',
  'sesame',
  'cream',
] as const;

export type Vessel = (typeof vessels)[number];
export type Base = (typeof bases)[number];
export type Garnish = (typeof garnishes)[number];

/** What a dish looks like, in words. `sauce` and `tone` are six-digit hex colours. */
export type DishPicture = {
  vessel: Vessel;
  base: Base;
  /** Colour of what is poured over it or stands beside it; null for nothing. */
  sauce: string | null;
  garnish: Garnish[];
  /** The colour one remembers of the dish: tints the ground, and the food where it has no colour of its own. */
  tone: string;
  steam: boolean;
};
