import { createContext, useContext } from 'react';
import { graphql } from '../gql/gql.ts';
import type { StudentViewerQuery } from '../gql/graphql.ts';

export const ViewerDocument = graphql(`
  query StudentViewer {
    viewer {
      __typename
      kind
      name
      email
      collegeId
      passwordIsDue
      passwordIsShort
      factorIsDue
      language
      preferences { __typename largeText highContrast reduceMotion }
    }
    organisation { __typename id name zone demo }
  }
`);

export type Signed = StudentViewerQuery;

const Context = createContext<Signed | null>(null);
export const SignedProvider = Context;

/** Who is signed in, and at which canteen. */
export function useSigned(): Signed {
  const signed = useContext(Context);
  if (!signed) throw new Error('useSigned needs a signed-in viewer');
  return signed;
}
