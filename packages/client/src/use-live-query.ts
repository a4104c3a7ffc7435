import type { ErrorLike, OperationVariables } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import { useCallback, useEffect, useRef, useState } from 'react';
import { backoffMs } from './create-client.ts';
import type { Stamp } from './gap-detector.ts';
import { useCoalesced } from './use-coalesced.ts';
import { useLiveStream } from './use-live-stream.ts';

export type LiveQueryOptions<Data, Variables, Message, MessageVariables> = {
  variables: Variables;
  /** Of the subscription, when they differ from the query's. */
  messageVariables?: Omit<MessageVariables, 'since'>;
  /** Where the stream stood when the query was answered: select `streamPosition(outletId: $outletId)` in it. */
  position: (data: Data) => number;
  /** Finds the stamp in a message; null for one that carries none. */
  select: (message: Message) => Stamp | null;
  /** Puts a message that follows on into the data. Without it, or where it gives undefined, the query is asked again. */
  merge?: (data: Data, message: Message) => Data | undefined;
  skip?: boolean;
};
type Answered<Data> = { data?: Data; error?: ErrorLike };

/**
 * The query is the truth, the stream a hint. The stream begins at the position the query was answered at and resumes at
 * the last one seen; a gap or a reconnect asks the query again, one request at a time.
 */
export function useLiveQuery<
  Data,
  Variables extends OperationVariables,
  Message,
  MessageVariables extends OperationVariables = Variables,
>(
  query: TypedDocumentNode<Data, Variables>,
  subscription: TypedDocumentNode<Message, MessageVariables>,
  options: LiveQueryOptions<Data, Variables, Message, MessageVariables>,
) {
  const apollo = useApolloClient();
  const ask = useCallback(
    async (variables: OperationVariables): Promise<Answered<Data>> => {
      const { data, error } = await apollo.query<Data, OperationVariables>({
        query,
        variables,
        fetchPolicy: 'network-only',
        errorPolicy: 'all',
      });
      return { data: data as Data | undefined, error };
    },
    [apollo, query],
  );
  return useLiveAnswer(query, subscription, options, ask);
}

/** The same by another way of asking, which writes what was answered into the cache. Another `ask` is asked at once. */
export function useLiveAnswer<
  Data,
  Variables extends OperationVariables,
  Message,
  MessageVariables extends OperationVariables = Variables,
>(
  query: TypedDocumentNode<Data, Variables>,
  subscription: TypedDocumentNode<Message, MessageVariables>,
  options: LiveQueryOptions<Data, Variables, Message, MessageVariables>,
  askFor: (variables: OperationVariables) => Promise<Answered<Data>>,
) {
  const { variables, skip = false } = options;
  const apollo = useApolloClient();
  const latest = useRef(options);
  latest.current = options;
  const key = JSON.stringify(variables);
  const keyNow = useRef(key);
  keyNow.current = key;
  const [answer, setAnswer] = useState<{ key: string; position: number | null; error?: ErrorLike }>();
  const current = answer?.key === key ? answer : undefined;
  const asked = { query: query as DocumentNode, variables: variables as OperationVariables };
  // The cache feeds the screen; the asking is ours. Many queries write `streamPosition` into the one cache, so only the
  // answer itself can say at which position its data were read.
  const { data, previousData } = useQuery<Data, OperationVariables>(query, {
    variables,
    skip,
    fetchPolicy: 'cache-only',
  });

  const ask = useCallback(async () => {
    const { data: answered, error } = await askFor(JSON.parse(key));
    // Other variables are wanted by now: theirs is the answer to wait for.
    if (keyNow.current !== key) return;
    setAnswer((before) => {
      const held = before?.key === key ? before.position : null;
      return { key, error, position: answered && !error ? latest.current.position(answered) : held };
    });
  }, [askFor, key]);
  const askAgain = useCoalesced(ask);
  // Other variables make another `ask`, and that is asked at once.
  useEffect(() => {
    if (!skip) askAgain();
  }, [ask, askAgain, skip]);

  // A screen on a wall has nobody to press "try again".
  const failures = useRef(0);
  useEffect(() => {
    if (!answer?.error) {
      failures.current = 0;
      return;
    }
    const timer = setTimeout(askAgain, 1_000 + backoffMs(failures.current++));
    return () => clearTimeout(timer);
  }, [answer, askAgain]);

  const position = useLiveStream<Message, MessageVariables>(subscription, {
    variables: options.messageVariables ?? (variables as unknown as Omit<MessageVariables, 'since'>),
    from: current?.position ?? null,
    select: options.select,
    skip,
    onGap: askAgain,
    onNext: (message) => {
      const held = apollo.readQuery<Data>(asked);
      const merged = held ? latest.current.merge?.(held, message) : undefined;
      if (merged === undefined) askAgain();
      else apollo.writeQuery({ ...asked, data: merged });
    },
  });

  const shown = data as Data | undefined;
  return {
    data: shown,
    previousData: previousData as Data | undefined,
    loading: !skip && !shown && !current?.error,
    error: current?.error,
    /** The last position seen. */
    position,
    /** The position the query was last answered at: where another stream over the same data begins. */
    since: current?.position ?? null,
    refetch: askAgain,
  };
}
