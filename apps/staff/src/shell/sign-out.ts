import { signOutWith } from '@college-kiosk/client';
import { graphql } from '../gql/gql.ts';
import { staffClient } from './apollo.ts';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

export const signOut = () => signOutWith(staffClient.apollo, SignOutDocument, '/staff/');
