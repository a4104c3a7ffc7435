import type { RoleCardFragment } from '../../gql/graphql.ts';
import type { Entry } from './role-card.ts';

/** How it stands with a permission of a role: held, and whether that is as by default. */
export type Mark = 'held' | 'added' | 'removed' | 'none';

type Held = { isOwn: boolean; byDefault: readonly string[]; permissions: readonly { permission: string }[] };

/** The mark of a permission of a role. One’s own roles have no default, so nothing differs from it. */
export function markOf({ isOwn, byDefault, permissions }: Held, permission: string): Mark {
  const holds = permissions.some((held) => held.permission === permission);
  if (isOwn) return holds ? 'held' : 'none';
  const isDefault = byDefault.includes(permission);
  if (holds) return isDefault ? 'held' : 'added';
  return isDefault ? 'removed' : 'none';
}

export function differs(role: Held, permission: string): boolean {
  const mark = markOf(role, permission);
  return mark === 'added' || mark === 'removed';
}

/** The permissions that a search finds and, if asked for, of which some role differs from its default. */
export function entriesShown(
  entries: readonly Entry[],
  roles: readonly Held[],
  { search, differing }: { search: string; differing: boolean },
): readonly Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ permission, says }) => {
    const text = `${says} ${permission}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) && (!differing || roles.some((role) => differs(role, permission)))
    );
  });
}

/** The names of the permissions of a role, as `saveRole` takes them: also those that the product does not know any more. */
export function namesOf({ permissions, unknown }: Pick<RoleCardFragment, 'permissions' | 'unknown'>): string[] {
  return [...permissions.map(({ permission }) => permission), ...unknown];
}
