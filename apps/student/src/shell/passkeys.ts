import { useApolloClient } from '@apollo/client/react';
import { never, presentPasskey } from '@college-kiosk/client';
import { useCallback } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TextId } from '../i18n/en.ts';

const BeginPasskeySignInDocument = graphql(`
  mutation BeginPasskeySignIn($challenge: String) {
    beginPasskeySignIn(challenge: $challenge) {
      __typename
      ... on PasskeyOptions { options }
      ... on PasskeysUnavailable { code message }
      ... on ChallengeOver { code message }
    }
  }
`);

const SignInWithPasskeyDocument = graphql(`
  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {
    signInWithPasskey(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongPasskey { code message }
      ... on PasskeyCloned { code message }
      ... on TooManySessions { code message }
    }
  }
`);

type Passkey = Record<string, unknown>;

/** Asks for a passkey to sign in with, by itself or for a sign-in that waits; gives the answer, or what to tell the person. */
export function useAskForPasskey() {
  const apollo = useApolloClient();
  return useCallback(
    async (challenge: string | null): Promise<Passkey | TextId> => {
      const { data } = await apollo.mutate({ mutation: BeginPasskeySignInDocument, variables: { challenge } });
      const begun = data?.beginPasskeySignIn;
      switch (begun?.__typename) {
        case undefined:
          return 'problem.other';
        case 'PasskeyOptions': {
          const { response } = await presentPasskey(begun.options);
          return response ?? 'passkey.cancelled';
        }
        case 'PasskeysUnavailable':
          return 'passkey.unavailable';
        case 'ChallengeOver':
          return 'code.over';
        default:
          return never(begun);
      }
    },
    [apollo],
  );
}

/** Signs in by a passkey alone; gives what to tell the person, and null when it worked. */
export function usePasskeySignIn() {
  const apollo = useApolloClient();
  const ask = useAskForPasskey();
  return async (endOldest = false): Promise<TextId | null> => {
    const passkey = await ask(null);
    if (typeof passkey === 'string') return passkey;
    const variables = { input: { passkey, endOldest } };
    const answer = (await apollo.mutate({ mutation: SignInWithPasskeyDocument, variables })).data?.signInWithPasskey;
    switch (answer?.__typename) {
      case undefined:
      case 'Viewer':
        return null;
      case 'WrongPasskey':
        return 'passkey.wrong';
      case 'PasskeyCloned':
        return 'passkey.cloned';
      case 'TooManySessions':
        return 'signIn.tooMany';
      case 'TokenPair':
        throw new Error('A browser signs in by its cookie: tokens are for programs, which ask for them.');
      default:
        return never(answer);
    }
  };
}
