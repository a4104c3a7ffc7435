import { useApolloClient, useQuery } from '@apollo/client/react';
import { never } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from './gql/gql.ts';
import { useAccountWords } from './words.ts';

const MyCollegeProofDocument = graphql(`
  query MyCollegeProof { hasCollegeSignIn myCollegeAccount { __typename issuer } }
`);
const BeginCollegeConfirmationDocument = graphql(`
  mutation BeginCollegeConfirmation($input: BeginCollegeSignInInput!) {
    beginCollegeConfirmation(input: $input) {
      __typename
      ... on CollegeDoor { url }
      ... on CollegeSignInOff { code message }
      ... on CollegeUnavailable { code message }
    }
  }
`);

/** The apps to which the college sends people back, by where they are found. */
const APPS = { staff: 'STAFF', student: 'STUDENT' } as const;

/**
 * Leads to the college, where somebody proves anew who they are, and back to this page. `isOffered` only where the college signs this person in, and comes back
 * to this app.
 */
export function useCollegeProof() {
  const apollo = useApolloClient();
  const words = useAccountWords();
  const { data } = useQuery(MyCollegeProofDocument, { fetchPolicy: 'cache-and-network' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const app = APPS[location.pathname.split('/')[1] as keyof typeof APPS];
  const send = async (): Promise<void> => {
    const input = { app: app ?? 'STAFF', returnTo: `${location.pathname}${location.search}` };
    const answer = (await apollo.mutate({ mutation: BeginCollegeConfirmationDocument, variables: { input } })).data
      ?.beginCollegeConfirmation;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'CollegeDoor':
        return location.assign(answer.url);
      case 'CollegeSignInOff':
      case 'CollegeUnavailable':
        return setProblem(words.refusal(answer));
      default:
        never(answer);
    }
  };
  const go = async () => {
    setBusy(true);
    setProblem(null);
    await send().catch((error: unknown) => setProblem(words.problem(error)));
    setBusy(false);
  };
  const isOffered = app !== undefined && data?.hasCollegeSignIn === true && data.myCollegeAccount !== null;
  return { isOffered, busy, problem, go };
}
