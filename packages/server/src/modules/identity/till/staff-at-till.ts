import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Permission, PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { duesOf } from '../accounts/dues.ts';
import { grantCounts } from '../accounts/grants.ts';
import { labelOf } from '../accounts/label-of.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { hasFactor } from '../factors/factor-of.ts';
import { ruleOfGrant } from '../factors/factor-rules.ts';
import { factorRules } from '../factors/tables.ts';
import { rightsOf } from '../roles/role-rights.ts';
import { roles } from '../roles/tables.ts';
import { tillPins } from './tables.ts';

/** Somebody who may take over a till, and what they may do there. */
export interface TillPerson {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly rights: readonly Permission[];
}

interface Where {
  readonly permissions: PermissionRegistry;
  readonly outletId: string;
  readonly now: Date;
}

/**
 * Those who may take over a till of this outlet by name: they have a PIN and may use tills there, and nothing is due of them (a password,
 * a second factor), without which they hold no right anywhere. Of what they may do, they may at a till what is for tills. With an id, that person or nobody.
 */
export async function staffAtTill(
  reader: Reader,
  { permissions, outletId, now }: Where,
  userId?: string,
): Promise<TillPerson[]> {
  const rows = await reader
    .select({
      ...{ id: users.id, name: users.name, passwordIsDue: users.passwordIsDue, passwordIsShort: users.passwordIsShort },
      ...{ hasFactor: hasFactor(users.id), rule: factorRules },
      ...{ role: userRoles.role, where: userRoles.outletId, decision: roles },
    })
    .from(tillPins)
    .innerJoin(users, eq(users.id, tillPins.userId))
    .innerJoin(userRoles, and(eq(userRoles.userId, users.id), grantCounts(now)))
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .leftJoin(factorRules, ruleOfGrant)
    .where(and(isNull(users.disabledAt), userId === undefined ? undefined : eq(users.id, userId)))
    .orderBy(asc(users.name), asc(users.id));
  const people = new Map(rows.map((row) => [row.id, row]));
  return [...people.values()].flatMap(({ id, name, ...person }) => {
    const held = rows.filter((row) => row.id === id);
    if (Object.values(duesOf(person, held, now)).some(Boolean)) return [];
    const here = held.filter(({ where }) => where === null || where === outletId);
    const rights = here.flatMap(({ role, decision, where }) => rightsOf(permissions, role, decision, where));
    const atTill = [...new Set(rights)].filter((permission) => permissions.isAtTill(permission));
    return atTill.includes('till:use') ? [{ id, name, label: labelOf({ id, name }, held), rights: atTill }] : [];
  });
}
