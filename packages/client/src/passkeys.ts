import type { ApolloClient } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type NotSignedIn, notSignedIn, oneTooMany } from './not-signed-in.ts';
import { never } from './problem.ts';

/** Fetched when somebody presses the button: most people never need it. */
const webauthn = () => import('@simplewebauthn/browser');

/** Whether this browser can make and use passkeys here: an address in numbers has none (WebAuthn Level 3 §5.1.3). */
export function hasPasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential === 'function' && !/^[\d.]+$|:/.test(window.location.hostname);
}

/**
 * What came of asking an authenticator: its answer, for the server; or why there is none. CANCELLED is also what a browser says when
 * nothing fits, so that no page learns which passkeys somebody has (WebAuthn Level 3 §14.5).
 */
export type Asked = { response: Record<string, unknown> } | { response: null; why: 'CANCELLED' | 'IS_THERE' };

/** Lets the authenticator make a passkey, with the options of `beginPasskey`. */
export async function makePasskey(options: Record<string, unknown>): Promise<Asked> {
  const { startRegistration } = await webauthn();
  return asked(startRegistration({ optionsJSON: options as never }));
}

/** Lets the authenticator answer by a passkey, with the options of `beginPasskeySignIn` or `beginPasskeyConfirmation`. */
export async function presentPasskey(options: Record<string, unknown>): Promise<Asked> {
  const { startAuthentication } = await webauthn();
  return asked(startAuthentication({ optionsJSON: options as never }));
}

async function asked(answer: Promise<object>): Promise<Asked> {
  try {
    return { response: { ...(await answer) } };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'InvalidStateError') return { response: null, why: 'IS_THERE' };
    if (name === 'NotAllowedError' || name === 'AbortError') return { response: null, why: 'CANCELLED' };
    throw error;
  }
}

type Begin = TypedDocumentNode<
  {
    beginPasskeySignIn:
      | { __typename: 'PasskeyOptions'; options: Record<string, unknown> }
      | { __typename: 'PasskeysUnavailable'; message: string }
      | { __typename: 'ChallengeOver'; message: string };
  },
  { challenge?: string | null | undefined }
>;
type Refused =
  | { __typename: 'WrongPasskey'; message: string }
  | { __typename: 'PasskeyCloned'; message: string }
  | { __typename: 'TooManySessions'; message: string };
type Enter = TypedDocumentNode<
  { signInWithPasskey: { __typename: 'Viewer' } | { __typename: 'TokenPair' } | Refused },
  { input: { passkey: Record<string, unknown>; endOldest?: boolean } }
>;

/** Signs in by a passkey alone. Gives null when it worked, else what to tell the person. */
export async function signInByPasskeyWith(
  apollo: ApolloClient,
  { begin, enter, endOldest = false }: { begin: Begin; enter: Enter; endOldest?: boolean },
): Promise<NotSignedIn | null> {
  try {
    const asked = await askToSignIn(apollo, begin, null);
    if (asked.passkey === null) return asked.refused;
    const variables = { input: { passkey: asked.passkey, endOldest } };
    const answer = (await apollo.mutate({ mutation: enter, variables })).data?.signInWithPasskey;
    switch (answer?.__typename) {
      case undefined:
      case 'Viewer':
        return null;
      case 'WrongPasskey':
      case 'PasskeyCloned':
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

/** Asks for a passkey, by itself or for a sign-in that waits; gives the authenticator’s answer, else what to tell the person. */
export async function askToSignIn(
  apollo: ApolloClient,
  begin: Begin,
  challenge: string | null,
): Promise<{ passkey: Record<string, unknown> } | { passkey: null; refused: NotSignedIn }> {
  const begun = (await apollo.mutate({ mutation: begin, variables: { challenge } })).data?.beginPasskeySignIn;
  switch (begun?.__typename) {
    case 'PasskeyOptions': {
      const { response } = await presentPasskey(begun.options);
      return response === null ? { passkey: null, refused: CANCELLED } : { passkey: response };
    }
    case undefined:
      return { passkey: null, refused: CANCELLED };
    case 'PasskeysUnavailable':
    case 'ChallengeOver':
      return { passkey: null, refused: { tone: 'bad', message: begun.message, requestId: null } };
    default:
      return never(begun as never);
  }
}

const CANCELLED: NotSignedIn = {
  tone: 'soon',
  message: 'No passkey was used. Try again, or sign in another way.',
  requestId: null,
};
