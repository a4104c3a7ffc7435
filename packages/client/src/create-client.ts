import {
  ApolloClient,
  ApolloLink,
  type FieldMergeFunction,
  HttpLink,
  InMemoryCache,
  Observable,
  type Reference,
} from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { getMainDefinition } from '@apollo/client/utilities';
import { print } from 'graphql';
import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws';
import { tap } from 'rxjs';
import { documentIdOf, fetchByDocumentId } from './document-id.ts';
import { createLiveStore, type LiveState, type LiveStore } from './live-store.ts';

export type ClientOptions = {
  /** The whole `Authorization` header of a paired device (`Device …`), or null. Staff sign in by cookie and leave it out. */
  authorization?: () => string | null;
  onLiveState?: (state: LiveState) => void;
  /** The server does not know whom the authorization speaks of (any more): pair or sign in again. */
  onUnauthenticated?: () => void;
  /** A request without an answer for so long has failed: a line that died silently would hold it for ever. Default 10 s. */
  answerWithinMs?: number;
  /** Defaults to the page's own origin. */
  origin?: string;
};

export type LiveClient = {
  apollo: ApolloClient;
  live: LiveStore;
  /** Opens the socket anew, with the authorization as it is now; streams go on where they stood. */
  reconnect: () => void;
  close: () => void;
};

const stores = new WeakMap<ApolloClient, LiveStore>();

/** Gives a client its live state. For `createClient`, and for tests that bring a link of their own. */
export function keepLiveStore(apollo: ApolloClient, live: LiveStore): void {
  stores.set(apollo, live);
}

/** The live state of a client made here. @throws Error for any other client. */
export function liveStoreOf(apollo: ApolloClient): LiveStore {
  const store = stores.get(apollo);
  if (!store) throw new Error('this Apollo client was not made by createClient');
  return store;
}

/** Waits 0.25 s, doubling to at most 8 s; half of it by chance, so that a hall of screens does not come back at once. */
export function backoffMs(retries: number, random: () => number = Math.random): number {
  const most = Math.min(8_000, 250 * 2 ** Math.min(retries, 10));
  return Math.round(most / 2 + (random() * most) / 2);
}

export function createClient(options: ClientOptions = {}): LiveClient {
  const { authorization = () => null, onLiveState, onUnauthenticated } = options;
  const { answerWithinMs = 10_000, origin = globalThis.location.origin } = options;
  const live = createLiveStore({ onChange: onLiveState });
  // A token that was renewed meanwhile says nothing of the one that is kept now.
  const rejected = (shown: string | null) => {
    if (shown === authorization()) onUnauthenticated?.();
  };
  const socket = createSocket(`${origin.replace(/^http/, 'ws')}/graphql`, authorization, live, rejected);
  const http = new HttpLink({
    uri: `${origin}/graphql`,
    credentials: 'same-origin',
    enhancedClientAwareness: { transport: false },
    fetch: fetchByDocumentId((input, init) => fetchInTime(input, init, answerWithinMs)),
  });
  const prepared = new ApolloLink((operation, forward) => {
    const documentId = documentIdOf(operation.query);
    const value = authorization();
    const shown = () => (isSubscription(operation) ? socket.shown() : value);
    if (documentId) operation.extensions = { ...operation.extensions, documentId };
    operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
      headers: value ? { ...headers, authorization: value } : headers,
      http: { includeQuery: documentId === null, includeExtensions: true },
    }));
    return forward(operation).pipe(
      tap({
        next: ({ errors }) => errors?.some(isUnauthenticated) && rejected(shown()),
        error: (error) => isUnauthenticated(error) && rejected(shown()),
      }),
    );
  });
  const apollo = new ApolloClient({
    cache: createCache(),
    link: prepared.split(isSubscription, socketLink(socket.client), http),
  });
  keepLiveStore(apollo, live);
  return {
    apollo,
    live,
    reconnect: () => socket.client.terminate(),
    close: () => {
      apollo.stop();
      void socket.client.dispose();
      live.idle();
    },
  };
}

/**
 * Menus and boards carry no id of their own; two queries that ask for different parts of one add to each other. Neither do
 * lines: those of an order, a ticket or an entry keep their places, so each is merged with the one that stood there, and
 * two pages that ask for different fields of them do not take them from each other.
 */
function createCache(): InMemoryCache {
  const lines = { fields: { lines: { merge: byPlace } } };
  return new InMemoryCache({
    typePolicies: {
      ...{ Menu: { merge: true }, Board: { merge: true } },
      ...{ Order: lines, KitchenTicket: lines, JournalEntry: lines },
      OrderLine: { fields: { modifiers: { merge: byPlace } } },
    },
  });
}

const byPlace: FieldMergeFunction<Reference[] | undefined, Reference[]> = (before, incoming, { mergeObjects }) =>
  incoming.map((line, at) => mergeObjects(before?.[at] ?? line, line));

/** Of a GraphQL error or several, or of an HTTP answer that carries no GraphQL. */
function isUnauthenticated(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) return error.errors.some(isUnauthenticated);
  const { extensions, statusCode } = (error ?? {}) as { extensions?: { code?: unknown }; statusCode?: unknown };
  return extensions?.code === 'UNAUTHENTICATED' || statusCode === 401;
}

/** Put into a request's context: how long its answer may take, where that is longer than others have. */
export type PatienceContext = { fetchOptions?: { answerWithinMs?: number } };

const fetchInTime: (...args: [...Parameters<typeof fetch>, number]) => Promise<Response> = (input, init, ms) => {
  // The HTTP link hands the options of the context on in what fetch is called with.
  const { answerWithinMs = ms } = (init ?? {}) as NonNullable<PatienceContext['fetchOptions']>;
  const late = AbortSignal.timeout(answerWithinMs);
  return globalThis.fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, late]) : late });
};

/** A stream that the server refuses fails with its errors, as an answer over HTTP does: a list of them says nothing to anybody. */
function refusedStream(error: unknown): unknown {
  return Array.isArray(error) ? new CombinedGraphQLErrors({ errors: error }) : error;
}

function isSubscription(operation: ApolloLink.Operation): boolean {
  const main = getMainDefinition(operation.query);
  return main.kind === 'OperationDefinition' && main.operation === 'subscription';
}

function createSocket(
  url: string,
  authorization: () => string | null,
  live: LiveStore,
  onRejected: (shown: string | null) => void,
): { client: SocketClient; shown: () => string | null } {
  let shown: string | null = null;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  let streams = 0;
  const client = createSocketClient({
    url,
    connectionParams: () => {
      shown = authorization();
      return { authorization: shown };
    },
    keepAlive: 5_000,
    // Alike on every screen, so that the server makes one frame for all who hear the same. They need differ on one line only.
    generateID() {
      streams += 1;
      return String(streams);
    },
    // Pages change without dropping the connection.
    lazyCloseTimeout: 3_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, backoffMs(retries))),
    on: {
      connecting: (again) => live.connecting(again),
      connected: () => live.connected(),
      message: () => live.seen(),
      ping: (received) => {
        // A half-open socket never closes by itself: a ping unanswered for 5 s ends it.
        clearTimeout(unanswered);
        if (!received) unanswered = setTimeout(() => client.terminate(), 5_000);
      },
      pong: (received) => {
        if (!received) return;
        clearTimeout(unanswered);
        live.seen();
      },
      closed: (event) => {
        clearTimeout(unanswered);
        const { code, wasClean } = event as { code?: number; wasClean?: boolean };
        if (code === 1000 && wasClean) live.idle();
        else live.lost();
        // graphql-ws refuses whom it does not know with 4401 (or 4403, when connection_init is denied).
        if (code === 4401 || code === 4403) onRejected(shown);
      },
    },
  });
  return { client, shown: () => shown };
}

/** Put into a subscription's context: says, at each (re)connection, from which position on the stream is wanted. */
export type ResumeContext = { resumeFrom?: () => number | null };

/**
 * Subscriptions by document id over the socket; the text is sent only for documents that have none. The socket sends the
 * same request again when it reconnects: `since` is read at that moment, so that it resumes where the screen stands.
 */
function socketLink(socket: SocketClient): ApolloLink {
  return new ApolloLink((operation) => {
    const { resumeFrom } = operation.getContext() as ResumeContext;
    const { variables } = operation;
    return new Observable<ApolloLink.Result>((observer) =>
      socket.subscribe(
        {
          query: documentIdOf(operation.query) === null ? print(operation.query) : '',
          operationName: operation.operationName,
          get variables() {
            return resumeFrom ? { ...variables, since: resumeFrom() } : variables;
          },
          extensions: operation.extensions,
        },
        {
          next: (result) => observer.next(result as ApolloLink.Result),
          error: (error) => observer.error(refusedStream(error)),
          complete: () => observer.complete(),
        },
      ),
    );
  });
}
