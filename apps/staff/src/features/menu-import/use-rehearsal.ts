import { useApolloClient } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ImportMenuInput, ImportMenuMutation } from '../../gql/graphql.ts';

export const ImportMenuDocument = graphql(`
  mutation ImportMenu($input: ImportMenuInput!) {
    importMenu(input: $input) {
      __typename
      ... on MenuImport {
        created
        updated
        rows
        rowsFailed
        problemCount
        fileOutlets
        columns { __typename column header field sample }
        ...ImportFigures
        ...ImportDetails
      }
      ... on FileUnusable { code message columns { __typename column header field sample } }
    }
  }
`);

export type ImportAnswer = ImportMenuMutation['importMenu'];
/** A large file takes a while: every dish is written as if by hand. */
export const PATIENCE_MS = 180_000;

type Rehearsed = { of: string; answer?: ImportAnswer; error?: unknown };

/**
 * What the import would do, asked again shortly after the input changed. `current` says whether the answer is of the input as
 * it is now; until then the last one is shown.
 */
export function useRehearsal(input: ImportMenuInput) {
  const apollo = useApolloClient();
  const [again, setAgain] = useState(0);
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null);
  const key = JSON.stringify([input, again]);
  const [settled] = useDebouncedValue(key, 350);
  useEffect(() => {
    let over = false;
    const [wanted] = JSON.parse(settled) as [ImportMenuInput];
    apollo
      .mutate({
        mutation: ImportMenuDocument,
        variables: { input: { ...wanted, dryRun: true } },
        context: { fetchOptions: { answerWithinMs: PATIENCE_MS } },
      })
      .then(
        ({ data }) => over || setRehearsed({ of: settled, answer: data?.importMenu }),
        (error: unknown) => over || setRehearsed({ of: settled, error }),
      );
    return () => {
      over = true;
    };
  }, [apollo, settled]);
  return {
    answer: rehearsed?.answer,
    error: rehearsed?.error,
    current: rehearsed?.of === key,
    retry: () => setAgain(again + 1),
  };
}
