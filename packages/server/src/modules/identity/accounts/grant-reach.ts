import type { Reach } from '../../../platform/auth/actor.ts';
import type { Permission } from '../../../platform/auth/permission.ts';

/** Adds a permission; no outlet means everywhere, and everywhere swallows single outlets. */
export function grantReach(grants: Map<Permission, Reach>, permission: Permission, outletId: string | null): void {
  const held = grants.get(permission);
  if (held === 'everywhere') return;
  grants.set(permission, outletId === null ? 'everywhere' : new Set([...(held ?? []), outletId]));
}
