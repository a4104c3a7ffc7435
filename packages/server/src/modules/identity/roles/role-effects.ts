import type { Reach } from '../../../platform/auth/actor.ts';
import type { Permission, PermissionRegistry } from '../../../platform/auth/permission.ts';
import { groupBy } from '../../../platform/group.ts';
import { permissionNames, type RoleDecision } from './role-rights.ts';

/** A grant that counts, of somebody who holds the role that would change. */
export interface HeldRole {
  readonly userId: string;
  readonly name: string;
  readonly role: string;
  readonly outletId: string | null;
  readonly decision: RoleDecision;
}

/** What somebody would gain and lose, by the names of permissions. */
export interface RoleEffect {
  readonly accountId: string;
  readonly name: string;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

/**
 * Who would gain and lose what if a role held these permissions and no others. What somebody holds by another role as well, at least as
 * widely, they neither gain nor lose. In the order in which the grants come.
 */
export function effectsOf(
  registry: PermissionRegistry,
  held: readonly HeldRole[],
  change: { readonly role: string; readonly permissions: readonly string[] },
): RoleEffect[] {
  const byPerson = groupBy(held, ({ userId }) => userId);
  const changed = new Set(change.permissions);
  const after = (grant: HeldRole) => (grant.role === change.role ? changed : namesBefore(grant));
  const namesBefore = ({ role, decision }: HeldRole) => new Set(permissionNames(registry, role, decision));
  const effects = [...byPerson].map(([accountId, grants]) => {
    const [was, willBe] = [namesBefore, after].map((names) => reaches(registry, grants, names));
    const wider = (one = new Map<string, Reach>(), other = new Map<string, Reach>()) =>
      [...one.keys()].filter((permission) => isWider(one.get(permission), other.get(permission)));
    return { accountId, name: grants[0]?.name ?? '', gains: wider(willBe, was), loses: wider(was, willBe) };
  });
  return effects.filter(({ gains, loses }) => gains.length + loses.length > 0);
}

function reaches(
  registry: PermissionRegistry,
  grants: readonly HeldRole[],
  names: (grant: HeldRole) => ReadonlySet<string>,
): Map<string, Reach> {
  const held = new Map<string, Reach>();
  for (const grant of grants) {
    for (const name of names(grant)) {
      if (!registry.has(name as Permission) || !registry.holdsIn(name as Permission, grant.outletId)) continue;
      const before = held.get(name);
      if (before === 'everywhere') continue;
      held.set(name, grant.outletId === null ? 'everywhere' : new Set([...(before ?? []), grant.outletId]));
    }
  }
  return held;
}

/** Whether a right holds somewhere where the other does not. */
function isWider(one: Reach | undefined, other: Reach | undefined): boolean {
  if (one === undefined || other === 'everywhere') return false;
  return one === 'everywhere' || [...one].some((outletId) => !other?.has(outletId));
}
