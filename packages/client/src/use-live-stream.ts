import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { backoffMs, liveStoreOf, type ResumeContext } from './create-client.ts';
import { judge, type Seen, type Stamp } from './gap-detector.ts';
import type { LiveState } from './live-store.ts';

/** How fresh the screen is. Needs an ApolloProvider whose client comes from `createClient`. */
export function useLiveState(): LiveState {
  const store = liveStoreOf(useApolloClient());
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

export type LiveStreamOptions<Message, Variables> = {
  /** All but `since`, which the hook knows best. */
  variables: Omit<Variables, 'since'>;
  /** The position the shown data were read at; nothing is heard before there is one. */
  from: number | null;
  /** Finds the stamp in a message; null for one that carries none. */
  select: (message: Message) => Stamp | null;
  /** A message that follows on from what was seen. */
  onNext: (message: Message) => void;
  /** Something was missed, or may have been (a reconnect): ask the query again. */
  onGap: () => void;
  skip?: boolean;
};

/**
 * Hears one stream from a position on, over every reconnect: nothing between the query and the subscription is lost,
 * nothing is told twice. Gives the last position seen.
 */
export function useLiveStream<Message, Variables extends OperationVariables>(
  subscription: TypedDocumentNode<Message, Variables>,
  options: LiveStreamOptions<Message, Variables>,
): number | null {
  const { variables, from, skip = false } = options;
  const apollo = useApolloClient();
  const [position, setPosition] = useState<Seen>(null);
  const seen = useRef<Seen>(null);
  const latest = useRef(options);
  latest.current = options;

  const key = JSON.stringify(variables);
  const ready = from !== null && !skip;
  const hear = useCallback((message: Message) => {
    const stamp = latest.current.select(message);
    if (!stamp) return;
    const answer = judge(seen.current, stamp);
    seen.current = answer.seen;
    setPosition(answer.seen);
    if (answer.verdict === 'next') latest.current.onNext(message);
    if (answer.verdict === 'gap') latest.current.onGap();
  }, []);

  useEffect(() => {
    if (!ready) return;
    seen.current = latest.current.from;
    setPosition(seen.current);
    let retries = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const again = () => {
      timer = setTimeout(start, backoffMs(retries++));
    };
    const start = () => {
      const context: ResumeContext = { resumeFrom: () => seen.current };
      const flow = apollo
        .subscribe<Message, OperationVariables>({
          query: subscription,
          variables: { ...JSON.parse(key), since: seen.current },
          fetchPolicy: 'no-cache',
          context,
        })
        .subscribe({
          next: (result) => {
            // A refused stream is told here too, as an error without data: whoever hears only that waits longer each time.
            if (!result.data) return;
            retries = 0;
            hear(result.data as Message);
          },
          error: again,
          complete: again,
        });
      stop = () => flow.unsubscribe();
    };
    start();
    const forget = liveStoreOf(apollo).onReconnect(() => latest.current.onGap());
    return () => {
      clearTimeout(timer);
      stop();
      forget();
    };
  }, [apollo, subscription, key, ready, hear]);

  // A query asked meanwhile has seen further: what lies before its answer is no news.
  useEffect(() => {
    if (from === null || seen.current === null || from <= seen.current) return;
    seen.current = from;
    setPosition(from);
  }, [from]);

  return position;
}
