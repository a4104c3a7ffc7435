import { useApolloClient } from '@apollo/client/react';
import {
  askToSignIn,
  completeSignInWith,
  hasPasskeys,
  type SecondStepKind,
  signInByPasskeyWith,
  signInWith,
} from '@college-kiosk/client';
import { SecondStepForm, SignInForm } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { Organisation } from './viewer.ts';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on SecondFactorNeeded { challenge expiresAt kinds }
      ... on WrongCredentials { code message }
      ... on NotAdmittedYet { code message }
      ... on TooManySessions { code message }
    }
  }
`);

const CompleteSignInDocument = graphql(`
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongCode { code message }
      ... on WrongPasskey { code message }
      ... on PasskeyCloned { code message }
      ... on ChallengeOver { code message }
      ... on TooManySessions { code message }
    }
  }
`);

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

// Printed on the start page of every demo canteen; no other installation knows them.
const demo = {
  password: 'lunch at the canteen',
  accounts: ['finance', 'manager', 'administrator'],
  emailOf: (account: string) => `${account}@demo.example`,
};

type Props = { organisation: Organisation; onSignedIn: () => Promise<void> };

export function SignInPage({ organisation, onSignedIn }: Props) {
  const apollo = useApolloClient();
  const [waiting, setWaiting] = useState<{ challenge: string; kinds: readonly SecondStepKind[] } | null>(null);
  const enterIf = async <Refused,>(refused: Refused | null): Promise<Refused | null> => {
    if (refused === null) await onSignedIn();
    return refused;
  };
  if (waiting !== null) {
    const { challenge, kinds } = waiting;
    const complete = async (
      proof: ({ code: string } | { passkey: Record<string, unknown> }) & { endOldest: boolean },
    ) => enterIf(await completeSignInWith(apollo, CompleteSignInDocument, { challenge, ...proof }));
    return (
      <SecondStepForm
        place={organisation.name}
        kinds={kinds}
        onBack={() => setWaiting(null)}
        onCode={(code, endOldest) => complete({ code, endOldest })}
        onPasskey={
          hasPasskeys()
            ? async (endOldest) => {
                const asked = await askToSignIn(apollo, BeginPasskeySignInDocument, challenge);
                return asked.passkey === null ? asked.refused : complete({ passkey: asked.passkey, endOldest });
              }
            : undefined
        }
      />
    );
  }
  return (
    <SignInForm
      place={organisation.name}
      title="Sign in to the books"
      demo={organisation.demo ? demo : null}
      forgotten={{ label: 'Forgotten password?', href: '/staff/forgotten-password' }}
      onPasskey={
        hasPasskeys()
          ? async (endOldest) =>
              enterIf(
                await signInByPasskeyWith(apollo, {
                  begin: BeginPasskeySignInDocument,
                  enter: SignInWithPasskeyDocument,
                  endOldest,
                }),
              )
          : undefined
      }
      onSignIn={async (credentials) => {
        const outcome = await signInWith(apollo, SignInDocument, credentials);
        if (outcome === null) await onSignedIn();
        if (outcome === null || !('challenge' in outcome)) return outcome;
        setWaiting(outcome);
        return null;
      }}
    />
  );
}
