import { useApolloClient } from '@apollo/client/react';
import { completeSignInWith, signInWith } from '@college-kiosk/client';
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
    }
  }
`);

const CompleteSignInDocument = graphql(`
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongCode { code message }
      ... on ChallengeOver { code message }
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
  const [challenge, setChallenge] = useState<string | null>(null);
  if (challenge !== null) {
    return (
      <SecondStepForm
        place={organisation.name}
        onBack={() => setChallenge(null)}
        onCode={async (code) => {
          const refused = await completeSignInWith(apollo, CompleteSignInDocument, { challenge, code });
          if (!refused) await onSignedIn();
          return refused;
        }}
      />
    );
  }
  return (
    <SignInForm
      place={organisation.name}
      title="Sign in to the books"
      demo={organisation.demo ? demo : null}
      forgotten={{ label: 'Forgotten password?', href: '/staff/forgotten-password' }}
      onSignIn={async (credentials) => {
        const outcome = await signInWith(apollo, SignInDocument, credentials);
        if (outcome === null) await onSignedIn();
        if (outcome === null || !('challenge' in outcome)) return outcome;
        setChallenge(outcome.challenge);
        return null;
      }}
    />
  );
}
