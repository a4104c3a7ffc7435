export const vessels = [
  'steel-plate',
  'leaf-plate',
  'banana-leaf',
  'areca-plate',
  'saucer',
  'bowl',
  'thali',
  'tumbler',
  'glass',
  'tea-glass',
  'kulhad',
  'mug',
  'parcel',
  'paper-cone',
  'paper-cup',
  'packet',
  'carton',
  'bottle',
  'bare',
] as const;

export const bases = [
  'rice',
  'biryani',
  'noodles',
  'dosa',
  'masala-dosa',
  'ghee-roast',
  'uttapam',
  'idli',
  'vada',
  'appam',
  'puttu',
  'puri',
  'paratha',
  'chapati',
  'kothu',
  'egg',
  'curry',
  'soup',
  'morsels',
  'samosa',
  'fritter',
  'pakora',
  'pazham-pori',
  'fries',
  'cutlet',
  'puff',
  'pani-puri',
  'bhel',
  'pav',
  'bread',
  'sandwich',
  'omelette',
  'bun',
  'plum-cake',
  'cake',
  'biscuit',
  'chips',
  'mixture',
  'chocolate',
  'ice',
  'fruit',
  'fruit-salad',
  'laddu',
  'jamun',
  'halwa',
  'payasam',
  'tea',
  'black-tea',
  'coffee',
  'juice',
  'shake',
  'water',
  'cola',
] as const;

export const garnishes = [
  'coriander',
  'curry-leaf',
  'mint',
  'onion',
  'browned-onion',
  'chilli',
  'lemon',
  'cashew',
  'peanut',
  'coconut',
  'sesame',
  'vegetables',
  'chickpeas',
  'paneer',
  'egg',
  'drumstick',
  'fish',
  'prawn',
  'papad',
  'sev',
  'cream',
  'cocoa',
  'almond',
  'ice',
  'straw',
  'melon',
  'pineapple',
  'mango',
  'banana',
  'ginger',
] as const;

/** What stands beside a dish: in a small steel katori, or heaped on the plate where it is dry. */
export const sides = [
  'sambar',
  'coconut-chutney',
  'mint-chutney',
  'tomato-chutney',
  'ketchup',
  'raita',
  'dal',
  'kadala',
  'stew',
  'kurma',
  'potato',
  'bhaji',
  'chicken-curry',
  'fish-curry',
  'egg-curry',
  'paneer-curry',
  'thoran',
  'avial',
  'pickle',
  'pani',
  'kheer',
] as const;

export type Vessel = (typeof vessels)[number];
export type Base = (typeof bases)[number];
export type Garnish = (typeof garnishes)[number];
export type Side = (typeof sides)[number];

/** What a dish looks like, in words. `sauce` and `tone` are six-digit hex colours. */
export type DishPicture = {
  vessel: Vessel;
  base: Base;
  /** Colour of what is poured over it, or of its filling; null for nothing. */
  sauce: string | null;
  /** What lies on it, in the order in which it is put there. */
  garnish: readonly Garnish[];
  /** What comes with it, at most three. Pictures made before there were sides have none. */
  sides?: readonly Side[];
  /** The colour one remembers of the dish: tints the ground, and the food where it has no colour of its own. */
  tone: string;
  steam: boolean;
};
