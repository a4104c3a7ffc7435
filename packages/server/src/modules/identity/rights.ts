import type { Actor, Given, Reach } from '../../platform/auth/actor.ts';
import type { Permission } from '../../platform/auth/permission.ts';

/** What was given together, added up as an actor carries it: each permission with its reach, and the parts where one of them ends. */
export function addUp(given: readonly Given[]): Pick<Actor, 'permissions' | 'given'> {
  const permissions = new Map<Permission, Reach>();
  for (const { permissions: rights, outletId } of given)
    for (const permission of rights) add(permissions, permission, outletId);
  return { permissions, ...(given.some(({ expiresAt }) => expiresAt !== null) && { given }) };
}

/** Adds a permission; no outlet means everywhere, and everywhere swallows single outlets. */
function add(permissions: Map<Permission, Reach>, permission: Permission, outletId: string | null): void {
  const held = permissions.get(permission);
  if (held === 'everywhere') return;
  permissions.set(permission, outletId === null ? 'everywhere' : new Set([...(held ?? []), outletId]));
}
