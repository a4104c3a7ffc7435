import type { Allergen } from '../gql/graphql.ts';

/** As the kitchen says them. */
export const allergenNames: Record<Allergen, string> = {
  GLUTEN: 'Gluten',
  CRUSTACEAN: 'Crustacean',
  MILK: 'Milk',
  EGG: 'Egg',
  FISH: 'Fish',
  NUTS: 'Nuts',
  SOY: 'Soy',
  SULPHITES: 'Sulphites',
  MUSTARD: 'Mustard',
  SESAME: 'Sesame',
};
