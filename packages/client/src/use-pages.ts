import type { ErrorLike, OperationVariables } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useState } from 'react';
import type { Connection } from './joined-pages.ts';
import { useCoalesced } from './use-coalesced.ts';
import { usePageList, usePagesReader } from './use-page-list.ts';

export type PagesOptions<Data, Variables, Row> = {
  /** Of the first page: `$after` is said here. */
  variables: Omit<Variables, 'after'>;
  /** Finds the list in an answer. */
  page: (data: Data) => Connection<Row>;
  /** How often all that is shown is asked again, in milliseconds; never, unless said. */
  pollMs?: number;
  /** Another search or filter leaves the rows of before in sight until its own come. */
  keepsLast?: boolean;
  skip?: boolean;
};

/**
 * A list by pages, for `ShowMore`. Whoever has asked for more keeps it: a poll, or `refetch`, asks for as many rows as are shown. The
 * cache feeds the screen, the asking is ours: a poll of Apollo's would write its one page over all that are shown.
 */
export function usePages<Data, Variables extends OperationVariables, Row>(
  query: TypedDocumentNode<Data, Variables>,
  { variables, page, pollMs, keepsLast = false, skip = false }: PagesOptions<Data, Variables, Row>,
) {
  const apollo = useApolloClient();
  const key = JSON.stringify(variables);
  const [answer, setAnswer] = useState<{ key: string; error?: ErrorLike }>();
  const asked = useQuery<Data, OperationVariables>(query, {
    variables: variables as OperationVariables,
    skip,
    fetchPolicy: 'cache-only',
  });
  const shown = asked.data as Data | undefined;
  const current = answer?.key === key ? answer : undefined;
  const error = shown === undefined ? current?.error : undefined;
  const data = shown ?? (keepsLast && !error ? (asked.previousData as Data | undefined) : undefined);
  const reader = usePagesReader({ query, key, page });
  const list = usePageList({ reader, page, answer: shown, inSight: data });
  const reread = async () => {
    const { data, error } = await reader.again();
    setAnswer({ key, error });
    return data;
  };
  const askAgain = useCoalesced(reread);

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

  return {
    ...list,
    /** What is on the screen, whole. */
    data,
    /** Why nothing is there to be shown. */
    error,
    /** The answer to these variables is on its way, and nothing of it is there yet. */
    isLoading: !skip && shown === undefined && !error,
    /** It was asked for since these variables hold: before that what is shown is what the cache kept. */
    isAnswered: current !== undefined,
    /** Asks again for all that is shown. */
    refetch: () => {
      if (error) setAnswer(undefined);
      askAgain();
    },
    /** The same for whoever waits for what is answered; nothing where something went wrong. */
    reread,
  };
}
