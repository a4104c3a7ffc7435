import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { graphql } from '../../../gql/gql.ts';
import type { RecipeInput, TryRecipeQuery } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { TARGET } from './recipe-words.ts';

const TryRecipeDocument = graphql(`
  query TryRecipe($outletId: UUID!, $recipe: RecipeInput!, $target: Int!) {
    tryRecipe(outletId: $outletId, recipe: $recipe, target: $target) {
      __typename
      cost
      unknown
      netPrice
      foodCost
      suggestedPrice
      allergens
      goodYield
      costPerThousand
      lines { __typename stockItemId quantity cost }
    }
  }
`);

export type TriedRecipe = TryRecipeQuery['tryRecipe'];

const PAUSE_MS = 350;

/** What a recipe as it is typed would come to; the last answer while another is on its way, null before the first. */
export function useTriedRecipe(recipe: RecipeInput | null): TriedRecipe | null {
  const { outlet } = useSigned();
  const [settled] = useDebouncedValue(JSON.stringify(recipe), PAUSE_MS);
  const asked = JSON.parse(settled) as RecipeInput | null;
  const { data, previousData } = useQuery(TryRecipeDocument, {
    variables: { outletId: outlet.id, recipe: asked ?? { lines: [] }, target: TARGET },
    skip: asked === null,
    fetchPolicy: 'network-only',
  });
  return (data ?? previousData)?.tryRecipe ?? null;
}
