import { graphql } from '../gql/gql.ts';
import { financeClient } from './apollo.ts';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** Ends the session and starts the app afresh, so that nothing of one person is left for the next. */
export async function signOut(): Promise<void> {
  await financeClient.apollo.mutate({ mutation: SignOutDocument }).catch(() => undefined);
  location.assign('/finance/');
}
