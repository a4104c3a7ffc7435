import type { ApolloClient } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { confirmationLink } from './confirmation-link.ts';
import { type ClientOptions, createClient, type LiveClient } from './create-client.ts';
import { type NotSignedIn, notSignedIn, oneTooMany } from './not-signed-in.ts';
import { never, problemOf } from './problem.ts';

export type SessionClient = LiveClient & {
  /** Hears that the session has ended while a page was open. Gives back how to stop hearing it. */
  onSignedOut: (listener: () => void) => () => void;
  /**
   * Says who asks the person to prove that it is them, for acts that matter. It gives true once they did; the mutation is then
   * sent again as it was. Gives back how to stop asking.
   */
  confirmBy: (ask: () => Promise<boolean>) => () => void;
  /** Forgets what somebody else was told, and has everything on the screen asked again: as another person, or of another outlet. */
  startAnew: () => Promise<void>;
};

/** The client of whoever is signed in by cookie; where it has an authorization of its own, of the device that shows it. */
export function createSessionClient(options: Pick<ClientOptions, 'authorization'> = {}): SessionClient {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  // A device that is not trusted any more is let into no socket; whoever has no cookie (any more) is, as nobody.
  const client = createClient(options.authorization ? { ...options, onUnauthenticated: tell } : {});
  const ended = new ErrorLink(({ error }) => {
    if (problemOf(error).code === 'UNAUTHENTICATED') tell();
  });
  const confirmation = confirmationLink();
  client.apollo.setLink(ended.concat(confirmation.link).concat(client.apollo.link));
  return {
    ...client,
    confirmBy: confirmation.askBy,
    startAnew: async () => {
      // What cannot be asked again says so where it is shown; what leaves the screen meanwhile, as the way in does, is broken off.
      await client.apollo.resetStore().catch(() => undefined);
    },
    onSignedOut: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** `endOldest`: where one session more is too many, the oldest ends. */
type Credentials = { email: string; password: string; endOldest?: boolean };
type SignIn = TypedDocumentNode<
  {
    signIn:
      | { __typename: 'Viewer' }
      | { __typename: 'TokenPair' }
      | { __typename: 'SecondFactorNeeded'; challenge: string; kinds: readonly SecondStepKind[] }
      | { __typename: 'WrongCredentials'; message: string }
      | { __typename: 'NotAdmittedYet'; message: string }
      | { __typename: 'TooManySessions'; message: string };
  },
  { input: Credentials }
>;
type CompleteSignIn = TypedDocumentNode<
  {
    completeSignIn:
      | { __typename: 'Viewer' }
      | { __typename: 'TokenPair' }
      | { __typename: 'WrongCode'; message: string }
      | { __typename: 'WrongPasskey'; message: string }
      | { __typename: 'PasskeyCloned'; message: string }
      | { __typename: 'ChallengeOver'; message: string }
      | { __typename: 'TooManySessions'; message: string };
  },
  { input: SecondStep }
>;
/** What a sign-in waits for, and the code or the passkey that was given for it. */
export type SecondStep = { challenge: string; endOldest?: boolean } & (
  | { code: string }
  | { passkey: Record<string, unknown> }
);
/** By what the second step can be done. */
export type SecondStepKind = 'PASSKEY' | 'TOTP' | 'RECOVERY_CODE';

/** Signs in. Gives null when it worked, the challenge when a second step is needed, else what to tell the person. */
export async function signInWith(
  apollo: ApolloClient,
  mutation: SignIn,
  input: Credentials,
): Promise<NotSignedIn | { challenge: string; kinds: readonly SecondStepKind[] } | null> {
  try {
    const { data } = await apollo.mutate({ mutation, variables: { input } });
    const answer = data?.signIn;
    switch (answer?.__typename) {
      case undefined:
      case 'Viewer':
        return null;
      case 'SecondFactorNeeded':
        return { challenge: answer.challenge, kinds: answer.kinds };
      case 'NotAdmittedYet':
        return { tone: 'soon', message: answer.message, requestId: null };
      case 'WrongCredentials':
        return { tone: 'bad', message: answer.message, requestId: null };
      case 'TooManySessions':
        return oneTooMany(answer.message);
      case 'TokenPair':
        throw new Error('A browser signs in by its cookie: tokens are for programs, which ask for them.');
      default:
        return never(answer as never);
    }
  } catch (error) {
    return notSignedIn(error);
  }
}

/** Gives the code or the passkey that a sign-in waits for. Gives null when it worked, else what to tell the person. */
export async function completeSignInWith(
  apollo: ApolloClient,
  mutation: CompleteSignIn,
  input: SecondStep,
): Promise<NotSignedIn | null> {
  try {
    const { data } = await apollo.mutate({ mutation, variables: { input } });
    const answer = data?.completeSignIn;
    switch (answer?.__typename) {
      case undefined:
      case 'Viewer':
        return null;
      case 'WrongCode':
      case 'WrongPasskey':
      case 'PasskeyCloned':
      case 'ChallengeOver':
        return { tone: 'bad', message: answer.message, requestId: null };
      case 'TooManySessions':
        return oneTooMany(answer.message);
      case 'TokenPair':
        throw new Error('A browser signs in by its cookie: tokens are for programs, which ask for them.');
      default:
        return never(answer as never);
    }
  } catch (error) {
    return notSignedIn(error);
  }
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
