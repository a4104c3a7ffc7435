import { createContext, useContext } from 'react';
import { graphql } from '../gql/gql.ts';
import type { FinanceViewerQuery } from '../gql/graphql.ts';

export const ViewerDocument = graphql(`
  query FinanceViewer {
    viewer {
      __typename
      kind
      name
      email
      passwordIsDue
      passwordIsShort
      factorIsDue
      outlets { __typename id code name businessDate }
      permissions { __typename permission everywhere outletIds }
    }
    organisation { __typename id name legalName gstin zone demo }
  }
`);

/** Of staff’s passwords, said before the server is asked; it knows of whoever needs fewer. */
export const LENGTH_ADVISED = 15;

export type Viewer = FinanceViewerQuery['viewer'];
export type Organisation = FinanceViewerQuery['organisation'];

export type Signed = {
  viewer: Viewer;
  organisation: Organisation;
  /** The latest business date of any outlet: today, as the books count. */
  today: string;
};

const Context = createContext<Signed | null>(null);
export const SignedProvider = Context;

export function useSigned(): Signed {
  const signed = useContext(Context);
  if (!signed) throw new Error('useSigned needs a signed-in viewer');
  return signed;
}

/** Whether the schema says that the viewer may look into the books of any outlet. */
export function readsTheBooks(viewer: Viewer): boolean {
  return mayAnywhere(viewer, 'ledger:read');
}

/** Whether the schema says that the viewer may do this anywhere at all. */
export function mayAnywhere(viewer: Viewer, permission: string): boolean {
  return viewer.permissions.some((held) => held.permission === permission);
}

/** Whether the schema says that the viewer may do this, in an outlet or, without one, everywhere. */
export function mayDo(viewer: Viewer, permission: string, outletId: string | null): boolean {
  return viewer.permissions.some(
    (held) =>
      held.permission === permission && (held.everywhere || (outletId !== null && held.outletIds.includes(outletId))),
  );
}
