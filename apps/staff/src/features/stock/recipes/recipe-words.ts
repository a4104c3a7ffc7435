import { unscaled } from '@college-kiosk/ui';
import type { Allergen } from '../../../gql/graphql.ts';

/** What food may cost of its price without tax, in basis points; beyond the second somebody should look. */
export const TARGET = 3_000;
const TOO_MUCH = 4_000;

/** How a share of food cost looks. */
export function toneOfFoodCost(share: number): 'good' | 'soon' | 'bad' {
  return share > TOO_MUCH ? 'bad' : share > TARGET ? 'soon' : 'good';
}

/** Basis points as people say them, with one place. */
export function sayShare(basisPoints: number): string {
  return `${new Intl.NumberFormat('en-IN', { maximumFractionDigits: 1 }).format(basisPoints / 100)} %`;
}

/** Basis points as they are typed. */
export function percentOf(basisPoints: number): string {
  return unscaled(basisPoints, 2);
}

/** What somebody typed and no line of the recipe brings in: guests are told of it too. */
export function typedBeyond(entry: { allergens: readonly Allergen[]; saidAllergens: readonly Allergen[] }): Allergen[] {
  return entry.saidAllergens.filter((one) => !entry.allergens.includes(one));
}
