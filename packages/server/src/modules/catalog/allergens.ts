/** What a menu must name in India, and two more that export markets ask for (rules §3.8). */
export const ALLERGENS = [
  'GLUTEN',
  'CRUSTACEAN',
  'MILK',
  'EGG',
  'FISH',
  'NUTS',
  'SOY',
  'SULPHITES',
  'MUSTARD',
  'SESAME',
] as const;

export type Allergen = (typeof ALLERGENS)[number];
