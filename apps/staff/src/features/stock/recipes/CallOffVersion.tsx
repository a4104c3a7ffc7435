import { never, useCommandId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { graphql } from '../../../gql/gql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const CancelRecipeDocument = graphql(`
  mutation CancelRecipe($input: CancelRecipeInput!) {
    cancelRecipe(input: $input) {
      __typename
      ... on Recipe { id cancelledAt isPlanned }
      ... on RecipeNotPlanned { code message }
    }
  }
`);

type Props = { version: { id: string; version: number }; onDone: () => void };

/** Calls off a version that is planned: it never begins, and stays in the list. */
export function CallOffVersion({ version, onDone }: Props) {
  const toast = useToast();
  const idOf = useCommandId();
  const [run, busy] = useRun(CancelRecipeDocument);
  const callOff = async () => {
    const said = { recipeId: version.id };
    const answer = (await run({ input: { ...said, commandId: idOf(said) } }))?.cancelRecipe;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Recipe':
        toast.done(`Version ${version.version} is called off.`);
        return onDone();
      case 'RecipeNotPlanned':
        toast.refused(answer.message);
        return onDone();
      default:
        never(answer);
    }
  };
  return (
    <Button variant="default" size="compact-sm" loading={busy} onClick={() => void callOff()}>
      Call off
    </Button>
  );
}
