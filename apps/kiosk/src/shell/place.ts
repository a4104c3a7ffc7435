import { createContext, useContext } from 'react';
import type { WhereAmIQuery } from '../gql/graphql.ts';

/** Where this device stands: told once, when it is paired. What changes (open, closed) comes with the menu. */
export type Place = {
  outlet: NonNullable<WhereAmIQuery['viewer']['outlet']>;
  device: NonNullable<WhereAmIQuery['viewer']['device']>;
  organisation: WhereAmIQuery['organisation'];
};

export const PlaceContext = createContext<Place | null>(null);

/** @throws Error outside the pairing gate. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('no place outside the pairing gate');
  return place;
}
