import type { Given } from '../../../platform/auth/actor.ts';
import type { PermissionRegistry } from '../../../platform/auth/permission.ts';
import { type RoleDecision, rightsOf } from './role-rights.ts';

interface Granted {
  /** Null in the row of somebody who has none. */
  readonly role: string | null;
  readonly decision: RoleDecision;
  readonly outletId: string | null;
  readonly expiresAt: Date | null;
}

/** What grants give, each where and until when. */
export function grantedRights(registry: PermissionRegistry, grants: readonly Granted[]): Given[] {
  return grants.map(({ role, decision, outletId, expiresAt }) => ({
    ...{ permissions: new Set(role ? rightsOf(registry, role, decision, outletId) : []), outletId, expiresAt },
  }));
}
