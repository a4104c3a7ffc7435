import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { useNotices } from './notices.tsx';

const NONE: string[] = [];

/** Sends a mutation. Gives its data, refusals among them; a failure is told as a notice and gives null. Queries of these names are asked again. */
export function useRun<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  refetchQueries: string[] = NONE,
) {
  const apollo = useApolloClient();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      setBusy(true);
      try {
        const { data } = await apollo.mutate<Data, OperationVariables>({ mutation, variables, refetchQueries });
        return data ?? null;
      } catch (error) {
        notices.failed(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [apollo, mutation, refetchQueries, notices],
  );
  return [run, busy] as const;
}
