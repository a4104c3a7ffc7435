import { graphql } from '../../gql/gql.ts';
import type { RolesQuery } from '../../gql/graphql.ts';

/** A role as the matrix and its sheet show it. */
export const RoleCardDocument = graphql(`
  fragment RoleCard on RoleWords {
    __typename
    role
    name
    says
    isOwn
    isFixed
    basedOn
    factorGraceDays
    version
    mayChange
    holders
    byDefault
    unknown
    permissions { __typename permission says }
  }
`);

/** A permission that a role can be made of. */
export type Entry = RolesQuery['permissions'][number];
