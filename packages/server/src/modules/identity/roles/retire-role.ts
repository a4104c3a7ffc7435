import { refuse } from '@college-kiosk/kernel';
import { and, countDistinct, eq } from 'drizzle-orm';
import { z } from 'zod';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { command } from '../../../platform/command/command.ts';
import { grantCounts } from '../accounts/grants.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { userRoles } from '../accounts/tables.ts';
import { recordChange } from './role-change-book.ts';
import { assertInUse, isBuiltIn, roleCode } from './role-code.ts';
import { roleRecord } from './role-record.ts';
import { holdRole, permissionNames } from './role-rights.ts';
import { assertManagesEverywhere, mayNotChange } from './role-to-change.ts';
import { roles } from './tables.ts';

const BUILT_IN_STAYS = refuse(
  'ROLE_IS_FIXED',
  'A built-in role stays. Let it hold nothing, or withdraw it from whoever holds it.',
);

/**
 * Retires a role of the organisation's own making: it can be given to nobody any more, and its name is free. Retiring it twice changes
 * nothing. Refuses ROLE_IN_USE while somebody holds it, also somebody whose account is disabled; ROLE_IS_FIXED for a built-in one; and
 * BEYOND_OWN_RIGHTS. The database refuses the first as well (`roles_held`). Throws NOT_FOUND.
 */
export const retireRole = command({
  name: 'identity.retireRole',
  permission: 'account:manage',
  confirmed: true,
  about: ({ role }) => roleRecord(role),
  input: z.object({ commandId: z.uuid(), role: roleCode }),
  once: (input) => input.commandId,
  async handle(scope, { role }) {
    const { tx, now, use } = scope;
    assertManagesEverywhere(scope);
    if (isBuiltIn(role)) return BUILT_IN_STAYS;
    const row = await holdRole(tx, role);
    if (row?.retiredAt) return { role };
    assertInUse(row);
    const permissions = permissionNames(use(permissionRegistry), role, row);
    const actor = await presentActor(scope, 'account:manage', null);
    const barred = await mayNotChange(
      { ...scope, reader: tx, actor },
      { code: role, row },
      { permissions, factor: row },
    );
    if (barred) return barred;
    const [held] = await tx
      .select({ people: countDistinct(userRoles.userId) })
      .from(userRoles)
      .where(and(eq(userRoles.role, role), grantCounts(now)));
    const people = held?.people ?? 0;
    if (people > 0)
      return refuse('ROLE_IN_USE', 'Somebody holds this role. Withdraw it from everybody first.', { people });
    await tx.update(roles).set({ retiredAt: now }).where(eq(roles.code, role));
    const snapshot = {
      name: row?.name ?? null,
      says: row?.says ?? null,
      permissions,
      factorGraceDays: row?.factorGraceDays ?? null,
    };
    await recordChange(scope, { role, act: 'RETIRED', before: snapshot, after: snapshot });
    return { role };
  },
});
