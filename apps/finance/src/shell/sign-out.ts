import { signOutWith } from '@college-kiosk/client';
import { graphql } from '../gql/gql.ts';
import { financeClient } from './apollo.ts';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

export const signOut = () => signOutWith(financeClient.apollo, SignOutDocument, '/finance/');
