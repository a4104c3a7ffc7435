import { createContext, useContext } from 'react';
import { graphql } from '../gql/gql.ts';
import type { ViewerQuery } from '../gql/graphql.ts';

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      __typename
      kind
      name
      email
      factorIsDue
      passwordIsDue
      passwordIsShort
      tillIdleMinutes
      outlet { __typename id }
      device { __typename id name number kind }
      outlets {
        __typename
        id
        code
        name
        tokenPrefix
        opensAt
        closesAt
        dayCutHour
        cooksBeforePay
        gstin
        address
        takesOrders
        openNow
        businessDate
        stations { __typename id code name position }
      }
      permissions { __typename permission everywhere outletIds }
    }
    organisation {
      __typename
      id
      name
      legalName
      stateCode
      taxProfile
      pricesIncludeTax
      gstin
      fssaiLicence
      currency
      zone
      roundsCash
      demo
    }
  }
`);

/** Of staff’s passwords, said before the server is asked; it knows of whoever needs fewer. */
export const LENGTH_ADVISED = 15;

export type Viewer = ViewerQuery['viewer'];
export type Organisation = ViewerQuery['organisation'];
export type ViewerOutlet = Viewer['outlets'][number];

/** Whether the schema says that the viewer may do this in the outlet. */
export function holds(viewer: Viewer, permission: string, outletId: string): boolean {
  return viewer.permissions.some(
    (held) => held.permission === permission && (held.everywhere || held.outletIds.includes(outletId)),
  );
}

/** Whether the schema says that the viewer may do this for the whole organisation. */
export function holdsEverywhere(viewer: Viewer, permission: string): boolean {
  return viewer.permissions.some((held) => held.permission === permission && held.everywhere);
}

export type Signed = {
  viewer: Viewer;
  organisation: Organisation;
  outlet: ViewerOutlet;
  may: (permission: string) => boolean;
};

const Context = createContext<Signed | null>(null);
export const SignedProvider = Context;

/** Who is signed in, where, and what they may do there. */
export function useSigned(): Signed {
  const signed = useContext(Context);
  if (!signed) throw new Error('useSigned needs a signed-in viewer');
  return signed;
}
