import { useApolloClient, useQuery } from '@apollo/client/react';
import { never, notSignedIn } from '@college-kiosk/client';
import { graphql } from '../gql/gql.ts';

const HasCollegeSignInDocument = graphql(`
  query HasCollegeSignIn { hasCollegeSignIn }
`);

const BeginCollegeSignInDocument = graphql(`
  mutation BeginCollegeSignIn($input: BeginCollegeSignInInput!) {
    beginCollegeSignIn(input: $input) {
      __typename
      ... on CollegeDoor { url }
      ... on CollegeSignInOff { code message }
      ... on CollegeUnavailable { code message }
    }
  }
`);

type Refused = ReturnType<typeof notSignedIn>;

/** Leads to the college’s sign-in and back to this page, or where else it is said; none while the college signs nobody in. Gives what to say when it leads nowhere. */
export function useCollegeDoor(
  back = `${location.pathname}${location.search}`,
): ((endOldest: boolean) => Promise<Refused | null>) | undefined {
  const apollo = useApolloClient();
  const { data } = useQuery(HasCollegeSignInDocument);
  if (!data?.hasCollegeSignIn) return undefined;
  return async (endOldest) => {
    try {
      const variables = { input: { app: 'STAFF' as const, returnTo: back, endOldest } };
      const answer = (await apollo.mutate({ mutation: BeginCollegeSignInDocument, variables })).data
        ?.beginCollegeSignIn;
      switch (answer?.__typename) {
        case undefined:
          return null;
        case 'CollegeDoor':
          location.assign(answer.url);
          return null;
        case 'CollegeSignInOff':
        case 'CollegeUnavailable':
          return { tone: 'soon', message: answer.message, requestId: null };
        default:
          return never(answer);
      }
    } catch (error) {
      return notSignedIn(error);
    }
  };
}
