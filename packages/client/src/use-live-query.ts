import type { OperationVariables } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { backoffMs, liveStoreOf } from './create-client.ts';
import { judge, type Seen, type Stamp } from './gap-detector.ts';
import type { LiveState } from './live-store.ts';

/** How fresh the screen is. Needs an ApolloProvider whose client comes from `createClient`. */
export function useLiveState(): LiveState {
  const store = liveStoreOf(useApolloClient());
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

export type LiveQueryOptions<Data, Variables, Message, MessageVariables> = {
  variables: Variables;
  /** Of the subscription, when they differ from the query's. */
  messageVariables?: MessageVariables;
  /** Finds the stamp in a message; null for one that carries none. */
  select: (message: Message) => Stamp | null;
  /** Puts a message that follows on into the data. Without it, or where it gives undefined, the query is asked again. */
  merge?: (data: Data, message: Message) => Data | undefined;
  skip?: boolean;
};

/** The query is the truth, the stream a hint: a gap or a reconnect asks the query again, one request at a time. */
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
  const { variables, messageVariables = variables as OperationVariables as MessageVariables, skip = false } = options;
  const apollo = useApolloClient();
  const { data, loading, error, refetch } = useQuery<Data, OperationVariables>(query, {
    variables,
    skip,
    fetchPolicy: 'cache-and-network',
  });
  const [position, setPosition] = useState<Seen>(null);
  const seen = useRef<Seen>(null);
  const latest = useRef(options);
  latest.current = options;
  const askAgain = useCoalesced(refetch);

  const hear = useCallback(
    (message: Message) => {
      const stamp = latest.current.select(message);
      if (!stamp) return;
      const answer = judge(seen.current, stamp);
      seen.current = answer.seen;
      setPosition(answer.seen);
      if (answer.verdict === 'repeat') return;
      // As a plain document: the cache's own types cannot follow a generic set of variables.
      const asked = { query: query as DocumentNode, variables: latest.current.variables };
      const held = apollo.readQuery<Data>(asked);
      const merged = answer.verdict === 'next' && held ? latest.current.merge?.(held, message) : undefined;
      if (merged === undefined) askAgain();
      else apollo.writeQuery({ ...asked, data: merged });
    },
    [apollo, query, askAgain],
  );

  const key = JSON.stringify(messageVariables);
  useEffect(() => {
    if (skip) return;
    seen.current = null;
    let retries = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const again = () => {
      timer = setTimeout(start, backoffMs(retries++));
    };
    const start = () => {
      const flow = apollo
        .subscribe<Message, OperationVariables>({
          query: subscription,
          variables: JSON.parse(key),
          fetchPolicy: 'no-cache',
        })
        .subscribe({
          next: (result) => {
            retries = 0;
            if (result.data) hear(result.data as Message);
          },
          error: again,
          complete: again,
        });
      stop = () => flow.unsubscribe();
    };
    start();
    const forget = liveStoreOf(apollo).onReconnect(() => {
      seen.current = null;
      askAgain();
    });
    return () => {
      clearTimeout(timer);
      stop();
      forget();
    };
  }, [apollo, subscription, key, skip, hear, askAgain]);

  return { data: data as Data | undefined, loading: loading && !data, error, position, refetch };
}

/** At most one request on the way and one waiting, however many messages come. */
function useCoalesced(ask: () => Promise<unknown>): () => void {
  const state = useRef({ busy: false, wanted: false, ask });
  state.current.ask = ask;
  return useCallback(() => {
    const run = () => {
      const now = state.current;
      if (now.busy) {
        now.wanted = true;
        return;
      }
      now.busy = true;
      now.wanted = false;
      // A failed refetch is already in `error`; the next message or reconnect asks again.
      const done = () => {
        now.busy = false;
        if (now.wanted) run();
      };
      now.ask().then(done, done);
    };
    run();
  }, []);
}
