import { useApolloClient } from '@apollo/client/react';
import { hasPasskeys, type SecondStepKind, signInByPasskeyWith, signInWith } from '@college-kiosk/client';
import { SignInForm } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { BeginPasskeySignInDocument } from './passkey-sign-in.ts';
import { SecondStep } from './SecondStep.tsx';
import { signInArt } from './sign-in-art.tsx';
import { useCollegeDoor } from './use-college-door.ts';
import type { Organisation } from './viewer.tsx';

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
  accounts: ['administrator', 'manager', 'cook', 'cashier', 'finance', 'student'],
  emailOf: (account: string) => `${account}@demo.example`,
};

type Props = { organisation: Organisation; onSignedIn: () => Promise<void> };

export function SignInPage({ organisation, onSignedIn }: Props) {
  const apollo = useApolloClient();
  const [waiting, setWaiting] = useState<{ challenge: string; kinds: readonly SecondStepKind[] } | null>(null);
  const onCollege = useCollegeDoor();
  const enterIf = async <Refused,>(refused: Refused | null): Promise<Refused | null> => {
    if (refused === null) await onSignedIn();
    return refused;
  };
  if (waiting !== null)
    return (
      <SecondStep place={organisation.name} {...waiting} onBack={() => setWaiting(null)} onSignedIn={onSignedIn} />
    );
  return (
    <SignInForm
      place={organisation.name}
      title="Sign in to work"
      demo={organisation.demo ? demo : null}
      art={signInArt}
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
      onCollege={onCollege}
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
