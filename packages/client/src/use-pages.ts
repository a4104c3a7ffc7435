import type { ErrorLike, OperationVariables } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Connection } from './joined-pages.ts';
import { pagesReader } from './pages-reader.ts';
import { useCoalesced } from './use-coalesced.ts';

export type PagesOptions<Data, Variables> = {
  /** Of the first page: `$after` is said here. */
  variables: Omit<Variables, 'after'>;
  /** Finds the list in an answer. */
  page: (data: Data) => Connection;
  /** How often all that is shown is asked again, in milliseconds; never, unless said. */
  pollMs?: number;
  skip?: boolean;
};

/**
 * A list by pages, for "Show more". Whoever has asked for more keeps it: a poll, or `refetch`, asks for as many rows as are shown. The
 * cache feeds the screen, the asking is ours: a poll of Apollo's would write its one page over all that are shown.
 */
export function usePages<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  { variables, page, pollMs, skip = false }: PagesOptions<Data, Variables>,
) {
  const apollo = useApolloClient();
  const key = JSON.stringify(variables);
  const [answer, setAnswer] = useState<{ key: string; error?: ErrorLike }>();
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, previousData } = useQuery<Data, OperationVariables>(query, {
    variables: variables as OperationVariables,
    skip,
    fetchPolicy: 'cache-only',
  });
  const shown = data as Data | undefined;
  const current = answer?.key === key ? answer : undefined;
  const reader = useReader({ query, key, page, shown });
  const inTurn = useTurns();
  const read = async (how: 'again' | 'further') => setAnswer({ key, error: await inTurn(reader[how]) });
  const askAgain = useCoalesced(() => read('again'));

  // Another reader is of another list, and that is asked for at once.
  useEffect(() => {
    if (!skip) askAgain();
  }, [reader, askAgain, skip]);
  useEffect(() => {
    if (skip || pollMs === undefined) return;
    const timer = setInterval(askAgain, pollMs);
    return () => clearInterval(timer);
  }, [askAgain, pollMs, skip]);
  // What was answered is gone from the cache: emptied, or written over by a query that asks for less of the same.
  const isLost = !skip && shown === undefined && current !== undefined && !current.error;
  useEffect(() => {
    if (isLost && reader.held() === null) askAgain();
  }, [isLost, reader, askAgain]);
  useEffect(() => (skip ? undefined : apollo.onResetStore(async () => askAgain())), [apollo, askAgain, skip]);

  const refetch = () => {
    setAnswer(undefined);
    askAgain();
  };
  const more = () => {
    setLoadingMore(true);
    const done = () => setLoadingMore(false);
    read('further').then(done, done);
  };
  return {
    data: shown,
    previousData: previousData as Data | undefined,
    error: current?.error,
    /** Nothing is there to be shown yet. */
    loading: !skip && shown === undefined && !current?.error,
    loadingMore,
    /** Asks again for all that is shown. */
    refetch,
    /** Puts the next page behind what is shown. */
    more,
  };
}

type Shown<Data> = {
  query: TypedDocumentNode<Data, never>;
  key: string;
  page: (data: Data) => Connection;
  shown: Data | undefined;
};

/** Reads the list that has these variables. */
function useReader<Data>({ query, key, page, shown }: Shown<Data>) {
  const apollo = useApolloClient();
  const now = useRef({ key, page, rows: 0 });
  const rows = now.current.key === key ? now.current.rows : 0;
  now.current = { key, page, rows: shown ? page(shown).edges.length : rows };
  return useMemo(
    () =>
      pagesReader<Data>({
        ...{ apollo, query, variables: JSON.parse(key) as OperationVariables },
        page: (given) => now.current.page(given),
        rows: () => (now.current.key === key ? now.current.rows : 0),
      }),
    [apollo, query, key],
  );
}

/** Runs one after the other: a reading that began before more was shown would write fewer rows over it. */
function useTurns() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.current.then(work, work);
    last.current = turn;
    return turn;
  }, []);
}
