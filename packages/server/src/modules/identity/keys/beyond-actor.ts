import { refuse } from '@college-kiosk/kernel';
import { type Actor, holdsUntil } from '../../../platform/auth/actor.ts';
import { type Permission, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { isWithinOwnLimits } from './key-limits.ts';
import { BEYOND_OWN_LIMITS } from './key-refusals.ts';
import type { apiKeys } from './tables.ts';

/** Why somebody may neither have a key's secret nor loosen what binds it: by it they, or whoever has its secret, could do what they cannot. */
export function beyondActor(
  { use }: Pick<CommandScope, 'use'>,
  actor: Actor,
  { permissions, outletId, expiresAt, networks, costPerMinute }: typeof apiKeys.$inferSelect,
) {
  const registry = use(permissionRegistry);
  const missing = (permissions as Permission[]).filter(
    (permission) => registry.has(permission) && !holdsUntil(actor, permission, outletId, expiresAt),
  );
  if (missing.length > 0) {
    const message = 'This key may do what you may not here yourself. Somebody who may has to do this.';
    return refuse('BEYOND_OWN_RIGHTS', message, { permissions: missing as string[] });
  }
  return isWithinOwnLimits(actor, { networks, costPerMinute }) ? null : BEYOND_OWN_LIMITS;
}
