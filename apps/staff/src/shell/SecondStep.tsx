import { useApolloClient } from '@apollo/client/react';
import { askToSignIn, completeSignInWith, hasPasskeys, type SecondStepKind } from '@college-kiosk/client';
import { SecondStepForm } from '@college-kiosk/ui';
import { graphql } from '../gql/gql.ts';
import { BeginPasskeySignInDocument } from './passkey-sign-in.ts';
import { signInArt } from './sign-in-art.tsx';

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

type Props = {
  place: string;
  challenge: string;
  kinds: readonly SecondStepKind[];
  onBack: () => void;
  onSignedIn: () => Promise<void>;
};

/** A passkey, a code of the authenticator app, or one of those kept for the day it is gone. */
export function SecondStep({ place, challenge, kinds, onBack, onSignedIn }: Props) {
  const apollo = useApolloClient();
  const complete = async (
    proof: ({ code: string } | { passkey: Record<string, unknown> }) & { endOldest: boolean },
  ) => {
    const refused = await completeSignInWith(apollo, CompleteSignInDocument, { challenge, ...proof });
    if (refused === null) await onSignedIn();
    return refused;
  };
  return (
    <SecondStepForm
      {...{ place, kinds, onBack }}
      art={signInArt}
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
