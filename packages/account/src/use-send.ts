import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { useAccountWords } from './words.ts';

/** Sends a mutation. Gives its data, refusals among them; a failure is told by `tell`, in words, and gives null. */
export function useSend<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  tell: (problem: string) => void,
) {
  const apollo = useApolloClient();
  const words = useAccountWords();
  const [busy, setBusy] = useState(false);
  const send = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      setBusy(true);
      try {
        return (await apollo.mutate<Data, OperationVariables>({ mutation, variables })).data ?? null;
      } catch (error) {
        tell(words.problem(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [apollo, mutation, words, tell],
  );
  return [send, busy] as const;
}
