import { useApolloClient } from '@apollo/client/react';
import { signInWith } from '@college-kiosk/client';
import { SignInForm } from '@college-kiosk/ui';
import { graphql } from '../gql/gql.ts';
import type { Organisation } from './viewer.ts';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongCredentials { code message }
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
  return (
    <SignInForm
      place={organisation.name}
      title="Sign in to the books"
      demo={organisation.demo ? demo : null}
      onSignIn={async (credentials) => {
        const refused = await signInWith(apollo, SignInDocument, credentials);
        if (!refused) await onSignedIn();
        return refused;
      }}
    />
  );
}
