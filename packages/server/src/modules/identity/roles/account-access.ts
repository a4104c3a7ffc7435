import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { PERMISSION_CATEGORIES, permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { type Dues, duesOf } from '../accounts/dues.ts';
import { grantCounts } from '../accounts/grants.ts';
import { visible } from '../accounts/queries.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { hasFactor } from '../factors/factor-of.ts';
import { ruleOfGrant } from '../factors/factor-rules.ts';
import { factorRules } from '../factors/tables.ts';
import { rightsOf } from './role-rights.ts';
import { roleName } from './role-words.ts';
import { roles } from './tables.ts';

/** Why somebody who holds rights can use none of them now. */
export const DORMANCIES = ['DISABLED', 'PASSWORD_DUE', 'FACTOR_DUE', 'PASSWORD_SHORT'] as const;

export type Dormancy = (typeof DORMANCIES)[number];

/**
 * What a person can do and why: each permission by category, and which grants give it, where and until when. Null when there is no such
 * account that the actor may see.
 */
export const accountAccess = query({
  name: 'identity.accountAccess',
  permission: 'account:read',
  input: z.object({ accountId: z.uuid() }),
  async handle({ db, now, reach, use }, { accountId }) {
    const [account] = await db
      .select({
        ...{ disabledAt: users.disabledAt, passwordIsDue: users.passwordIsDue },
        ...{ passwordIsShort: users.passwordIsShort, hasFactor: hasFactor(sql`"users"."id"`) },
      })
      .from(users)
      .where(and(eq(users.id, accountId), isNull(users.erasedAt), visible(db, reach, now)));
    if (!account) return null;
    const registry = use(permissionRegistry);
    const held = await heldBy(db, accountId, now);
    const grants = held.map((grant) => ({
      ...{ grantId: grant.id, role: grant.role, outletId: grant.outletId, expiresAt: grant.expiresAt },
      roleName: roleName(grant.role, grant.decision?.name ?? null),
      rights: new Set(rightsOf(registry, grant.role, grant.decision, grant.outletId)),
    }));
    const specs = registry.all().filter(({ isOfDevices }) => !isOfDevices);
    const rights = PERMISSION_CATEGORIES.flatMap((category) => specs.filter((spec) => spec.category === category))
      .map(({ permission, says, category }) => ({
        ...{ permission, says, category },
        sources: grants.filter((grant) => grant.rights.has(permission)),
      }))
      .filter(({ sources }) => sources.length > 0);
    return { accountId, dormancy: dormancyOf(account.disabledAt, duesOf(account, held, now)), rights };
  },
});

function dormancyOf(disabledAt: Date | null, { passwordIsDue, factorIsDue, passwordIsShort }: Dues): Dormancy | null {
  if (disabledAt) return 'DISABLED';
  if (passwordIsDue) return 'PASSWORD_DUE';
  if (factorIsDue) return 'FACTOR_DUE';
  return passwordIsShort ? 'PASSWORD_SHORT' : null;
}

/** The grants of somebody that count, each with what was decided about its role and whether that demands a second factor. */
function heldBy(db: Reader, userId: string, now: Date) {
  return db
    .select({
      ...{ id: userRoles.id, role: userRoles.role, outletId: userRoles.outletId, expiresAt: userRoles.expiresAt },
      ...{ decision: roles, rule: factorRules },
    })
    .from(userRoles)
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .leftJoin(factorRules, ruleOfGrant)
    .where(and(eq(userRoles.userId, userId), grantCounts(now)))
    .orderBy(asc(userRoles.grantedAt), asc(userRoles.id));
}
