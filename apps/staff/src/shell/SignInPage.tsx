import { useApolloClient } from '@apollo/client/react';
import { completeSignInWith, signInWith } from '@college-kiosk/client';
import { FoodPicture, SecondStepForm, SignInForm } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { Organisation } from './viewer.tsx';

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
  accounts: ['administrator', 'manager', 'cook', 'cashier', 'finance', 'student'],
  emailOf: (account: string) => `${account}@demo.example`,
};

const art = (
  <FoodPicture
    decorative
    title="Kerala meals"
    picture={{
      vessel: 'banana-leaf',
      base: 'rice',
      sauce: null,
      garnish: ['papad'],
      sides: ['thoran', 'avial', 'sambar'],
      tone: '#e2c9a4',
      steam: true,
    }}
  />
);

type Props = { organisation: Organisation; onSignedIn: () => Promise<void> };

export function SignInPage({ organisation, onSignedIn }: Props) {
  const apollo = useApolloClient();
  const [challenge, setChallenge] = useState<string | null>(null);
  if (challenge !== null) {
    return (
      <SecondStepForm
        place={organisation.name}
        art={art}
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
      title="Sign in to work"
      demo={organisation.demo ? demo : null}
      art={art}
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
