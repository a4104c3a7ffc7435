import { graphql } from '../gql/gql.ts';

export const BeginPasskeySignInDocument = graphql(`
  mutation BeginPasskeySignIn($challenge: String) {
    beginPasskeySignIn(challenge: $challenge) {
      __typename
      ... on PasskeyOptions { options }
      ... on PasskeysUnavailable { code message }
      ... on ChallengeOver { code message }
    }
  }
`);
