import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type Problem, problemOf } from '@college-kiosk/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';

/** Sends a mutation. Gives its data, refusals among them; a failure gives null and is kept as `problem`, to be shown where it was caused. */
export function useRun<Data, Variables extends OperationVariables>(mutation: TypedDocumentNode<Data, Variables>) {
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      setBusy(true);
      setProblem(null);
      try {
        const { data } = await apollo.mutate<Data, OperationVariables>({ mutation, variables });
        return data ?? null;
      } catch (error) {
        setProblem(problemOf(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [apollo, mutation],
  );
  return { run, busy, problem };
}
