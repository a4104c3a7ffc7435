import { and, asc, eq, isNull, ne, or } from 'drizzle-orm';
import { type Permission, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { decisionsOn, rightsOf } from '../roles/role-rights.ts';
import { grantCounts } from './grants.ts';
import { userRoles, users } from './tables.ts';

/** The people whose roles give them a right in an outlet now, by name. Disabled accounts are left out, and so are keys. */
export async function peopleWhoMay(
  { tx, now, use }: Pick<CommandScope, 'tx' | 'now' | 'use'>,
  { permission, outletId }: { readonly permission: Permission; readonly outletId: string },
): Promise<{ readonly id: string; readonly name: string; readonly email: string }[]> {
  const here = or(isNull(userRoles.outletId), eq(userRoles.outletId, outletId));
  const rows = await tx
    .select({ id: users.id, name: users.name, email: users.email, role: userRoles.role, where: userRoles.outletId })
    .from(userRoles)
    .innerJoin(users, and(eq(users.id, userRoles.userId), isNull(users.disabledAt)))
    // Students, of whom there are thousands, are not looked through.
    .where(and(ne(userRoles.role, 'student'), grantCounts(now), here))
    .orderBy(asc(users.name), asc(users.id));
  const registry = use(permissionRegistry);
  const decided = await decisionsOn(
    tx,
    rows.map(({ role }) => role),
  );
  const may = rows.filter(({ role, where }) => rightsOf(registry, role, decided.get(role), where).includes(permission));
  return [...new Map(may.map(({ id, name, email }) => [id, { id, name, email }])).values()];
}
