import { signOutWith } from '@college-kiosk/client';
import { graphql } from '../gql/gql.ts';
import { studentClient } from './client.ts';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

export const signOut = () => signOutWith(studentClient.apollo, SignOutDocument, '/student/');
