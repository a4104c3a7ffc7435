import { useApolloClient, useQuery } from '@apollo/client/react';
import { never } from '@college-kiosk/client';
import { graphql } from '../gql/gql.ts';
import type { TextId } from '../i18n/en.ts';

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

/** Leads to the college’s sign-in and back to this page, or where else it is said; none while the college signs nobody in. Gives what to say when it leads nowhere. */
export function useCollegeDoor(
  back = `${location.pathname}${location.search}`,
): ((endOldest: boolean) => Promise<TextId | null>) | undefined {
  const apollo = useApolloClient();
  const { data } = useQuery(HasCollegeSignInDocument);
  if (!data?.hasCollegeSignIn) return undefined;
  return async (endOldest) => {
    const variables = { input: { app: 'STUDENT' as const, returnTo: back, endOldest } };
    const answer = (await apollo.mutate({ mutation: BeginCollegeSignInDocument, variables })).data?.beginCollegeSignIn;
    switch (answer?.__typename) {
      case undefined:
        return 'problem.other';
      case 'CollegeDoor':
        location.assign(answer.url);
        return null;
      case 'CollegeSignInOff':
        return 'college.off';
      case 'CollegeUnavailable':
        return 'college.away';
      default:
        return never(answer);
    }
  };
}
