import type { Diet } from '@college-kiosk/ui';
import { useMemo } from 'react';
import type { Allergen } from '../gql/graphql.ts';
import { useSay } from '../i18n/i18n.ts';

/** The legal marks in words, in the language spoken. */
export function useDietNames(): Record<Diet, string> {
  const say = useSay();
  return useMemo(
    () => ({ VEG: say('diet.VEG'), NON_VEG: say('diet.NON_VEG'), EGG: say('diet.EGG'), VEGAN: say('diet.VEGAN') }),
    [say],
  );
}

export function useAllergenNames(): (allergens: readonly Allergen[]) => string[] {
  const say = useSay();
  return (allergens) => allergens.map((allergen) => say(`allergen.${allergen}`));
}
