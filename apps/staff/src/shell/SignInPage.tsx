import { useApolloClient } from '@apollo/client/react';
import { signInWith } from '@college-kiosk/client';
import { FoodPicture, SignInForm } from '@college-kiosk/ui';
import { graphql } from '../gql/gql.ts';
import type { Organisation } from './viewer.tsx';

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
  accounts: ['administrator', 'manager', 'cook', 'cashier', 'finance', 'student'],
  emailOf: (account: string) => `${account}@demo.example`,
};

type Props = { organisation: Organisation; onSignedIn: () => Promise<void> };

export function SignInPage({ organisation, onSignedIn }: Props) {
  const apollo = useApolloClient();
  return (
    <SignInForm
      place={organisation.name}
      title="Sign in to work"
      demo={organisation.demo ? demo : null}
      art={
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
      }
      onSignIn={async (credentials) => {
        const refused = await signInWith(apollo, SignInDocument, credentials);
        if (!refused) await onSignedIn();
        return refused;
      }}
    />
  );
}
