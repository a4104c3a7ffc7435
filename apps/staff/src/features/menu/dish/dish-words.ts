import type { Diet } from '../../../gql/graphql.ts';

export const diets: Readonly<Record<Diet, string>> = {
  VEG: 'Vegetarian',
  EGG: 'With egg',
  NON_VEG: 'Non-vegetarian',
  VEGAN: 'Vegan',
};
export const spices: readonly string[] = ['Not hot', 'A little hot', 'Hot', 'Very hot'];
