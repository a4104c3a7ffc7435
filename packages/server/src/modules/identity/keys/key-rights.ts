import type { Given } from '../../../platform/auth/actor.ts';
import type { Permission, PermissionRegistry } from '../../../platform/auth/permission.ts';
import { MANAGING } from './made-by.ts';
import type { apiKeys } from './tables.ts';

type ScopedKey = Pick<typeof apiKeys.$inferSelect, 'permissions' | 'outletId' | 'expiresAt'>;

/**
 * What a key gives. What manages accounts, keys or security it gives only where and as long as the person who made it, or the key that
 * made it, holds that too (`maker`; null: nobody made it, `npm run key` did). The rest is the canteen's, and stays.
 */
export function rightsOfKey(registry: PermissionRegistry, key: ScopedKey, maker: readonly Given[] | null): Given[] {
  const { outletId, expiresAt } = key;
  const inForce = (key.permissions as Permission[]).filter((permission) => registry.holdsIn(permission, outletId));
  if (maker === null) return [{ permissions: new Set(inForce), outletId, expiresAt }];
  const managing = inForce.filter((permission) => MANAGING.includes(permission));
  const others = inForce.filter((permission) => !MANAGING.includes(permission));
  const lent = maker
    .filter((held) => outletId === null || held.outletId === null || held.outletId === outletId)
    .map((held) => ({
      permissions: new Set(managing.filter((permission) => held.permissions.has(permission))),
      outletId: outletId ?? held.outletId,
      expiresAt: earlier(expiresAt, held.expiresAt),
    }));
  return [
    { permissions: new Set(others), outletId, expiresAt },
    ...lent.filter(({ permissions }) => permissions.size > 0),
  ];
}

/** The earlier of two ends; null is none. */
function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
