import { never, useCommandId } from '@college-kiosk/client';
import { graphql } from '../../../gql/gql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const TakeBackWasteDocument = graphql(`
  mutation TakeBackWaste($commandId: UUID!, $wasteId: UUID!) {
    takeBackWaste(commandId: $commandId, wasteId: $wasteId) {
      __typename
      ... on WasteEntry { id state }
      ... on IllegalWasteStep { code message }
      ... on TooLateToTakeBack { code message }
    }
  }
`);

/** Takes back what was said to be waste, and says what came of it. */
export function useTakeBack(): (wasteId: string) => Promise<void> {
  const toast = useToast();
  const commandId = useCommandId();
  const [run] = useRun(TakeBackWasteDocument);
  return async (wasteId) => {
    const answer = (await run({ commandId: commandId({ wasteId }), wasteId }))?.takeBackWaste;
    if (!answer) return;
    switch (answer.__typename) {
      case 'WasteEntry':
        return toast.done('It is in stock again.');
      case 'IllegalWasteStep':
      case 'TooLateToTakeBack':
        return toast.refused(answer.message);
      default:
        never(answer);
    }
  };
}
