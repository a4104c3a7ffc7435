import type { AccountsQuery } from '../../gql/graphql.ts';

/** A role that can be given, in words. */
export type RoleChoice = AccountsQuery['roles'][number];
