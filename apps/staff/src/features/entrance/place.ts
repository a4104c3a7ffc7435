import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';

const WhereDocument = graphql(`
  query Where { organisation { __typename id name } }
`);

/** The name of the canteen; nothing until it is known. */
export function usePlace(): string {
  const { data } = useQuery(WhereDocument);
  return data?.organisation.name ?? '\u00a0';
}
