import type { ApolloClient } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createClient, type LiveClient } from './create-client.ts';
import { never, problemOf } from './problem.ts';

export type SessionClient = LiveClient & {
  /** Hears that the session has ended while a page was open. Gives back how to stop hearing it. */
  onSignedOut: (listener: () => void) => () => void;
};

/** The client of whoever is signed in by cookie. */
export function createSessionClient(): SessionClient {
  const client = createClient();
  const listeners = new Set<() => void>();
  const ended = new ErrorLink(({ error }) => {
    if (problemOf(error).code === 'UNAUTHENTICATED') for (const listener of listeners) listener();
  });
  client.apollo.setLink(ended.concat(client.apollo.link));
  return {
    ...client,
    onSignedOut: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

type Credentials = { email: string; password: string };
type SignIn = TypedDocumentNode<
  { signIn: { __typename: 'Viewer' } | { __typename: 'WrongCredentials'; message: string } },
  { input: Credentials }
>;
/** Why somebody was not let in, and what to quote where that helps. */
export type NotSignedIn = { tone: 'bad' | 'soon'; message: string; requestId: string | null };

/** Signs in. Gives null when it worked, else what to tell the person. */
export async function signInWith(
  apollo: ApolloClient,
  mutation: SignIn,
  input: Credentials,
): Promise<NotSignedIn | null> {
  try {
    const { data } = await apollo.mutate({ mutation, variables: { input } });
    const answer = data?.signIn;
    switch (answer?.__typename) {
      case undefined:
      case 'Viewer':
        return null;
      case 'WrongCredentials':
        return { tone: 'bad', message: answer.message, requestId: null };
      default:
        return never(answer as never);
    }
  } catch (error) {
    const { code, message, requestId, retryAfterSeconds } = problemOf(error);
    if (code !== 'RATE_LIMITED') return { tone: 'bad', message, requestId };
    const wait = waitOf(retryAfterSeconds);
    return { tone: 'soon', message: `Too many attempts from here. Wait ${wait}, then try again.`, requestId: null };
  }
}

function waitOf(seconds: number | null): string {
  if (seconds === null) return 'a little while';
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/** Ends the session and starts the app afresh, so that nothing of one person is left for the next. */
export async function signOutWith(
  apollo: ApolloClient,
  mutation: TypedDocumentNode<{ signOut: boolean }, Record<string, never>>,
  home: string,
): Promise<void> {
  await apollo.mutate({ mutation }).catch(() => undefined);
  location.assign(home);
}
