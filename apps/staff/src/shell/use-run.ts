import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { PatienceContext } from '@college-kiosk/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { useToast } from './toast.tsx';

/**
 * Sends a mutation. Gives its data, refusals among them; a failure is told as a toast and gives null, so that what the
 * person entered stays where it is.
 */
export function useRun<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  { answerWithinMs }: PatienceContext['fetchOptions'] = {},
) {
  const apollo = useApolloClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      setBusy(true);
      try {
        const { data } = await apollo.mutate<Data, OperationVariables>({
          mutation,
          variables,
          context: { fetchOptions: { answerWithinMs } } satisfies PatienceContext,
        });
        return data ?? null;
      } catch (error) {
        toast.failed(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [apollo, mutation, toast, answerWithinMs],
  );
  return [run, busy] as const;
}
