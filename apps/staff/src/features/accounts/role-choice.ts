import type { AccountsQuery } from '../../gql/graphql.ts';

/** A role that can be given, in words. */
export type RoleChoice = AccountsQuery['roles'][number];

/** The roles as a list to choose from: where there are some of one's own making, under a heading of their own. */
export function roleOptions(roles: readonly RoleChoice[]) {
  const options = (isOwn: boolean) =>
    roles.filter((one) => one.isOwn === isOwn).map(({ role, name }) => ({ value: role, label: name }));
  const own = options(true);
  if (own.length === 0) return options(false);
  return [
    { group: 'Built in', items: options(false) },
    { group: 'Made here', items: own },
  ];
}
