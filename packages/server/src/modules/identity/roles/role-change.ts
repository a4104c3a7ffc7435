import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { PERSON_ROLES, permissionName, permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { grantCounts } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { hasFactor } from '../factors/factor-of.ts';
import { graceEnds } from '../factors/factor-rules.ts';
import { sentences } from './role-change-book.ts';
import { isBuiltIn, roleCode } from './role-code.ts';
import { effectsOf, type HeldRole } from './role-effects.ts';
import { factorAfter, factorWish, type RoleFactor } from './role-factor.ts';
import { permissionNames } from './role-rights.ts';
import { assertManagesEverywhere, mayNotChange } from './role-to-change.ts';
import { roles } from './tables.ts';

/** More people than these nobody reads through; the figures count all. */
const NAMED_AT_MOST = 50;

/**
 * What `saveRole` would do with these permissions, done by nobody: what the role gains and loses, who of its holders gains and loses
 * what, from when its holders need a second factor by it and how many have none, and why it would be refused. People whose account is disabled hold nothing, and are not counted.
 */
export const roleChange = query({
  name: 'identity.roleChange',
  permission: 'account:manage',
  input: z.object({
    ...{ role: roleCode, permissions: z.array(permissionName).max(200), factor: factorWish },
    // Of a new role: the one it would be made from.
    basedOn: z.enum(PERSON_ROLES).nullable().default(null),
  }),
  async handle({ db, now, actor, use }, { role, permissions, factor: wish, basedOn }) {
    assertManagesEverywhere({ actor });
    const registry = use(permissionRegistry);
    const [row = null] = await db.select().from(roles).where(eq(roles.code, role));
    const present = row || isBuiltIn(role) ? permissionNames(registry, role, row) : [];
    const made = { wish, isBuiltIn: isBuiltIn(role), basedOn: row ? row.basedOn : basedOn, row };
    const factor = factorAfter(registry, { ...made, before: present, after: permissions }, now);
    const wanted = { permissions, factor };
    const refusal = await mayNotChange({ reader: db, now, actor, use }, { code: role, row }, wanted);
    const held = await heldWith(db, role, now);
    const effects = effectsOf(registry, held, { role, permissions });
    return {
      gains: sentences(
        registry,
        permissions.filter((permission) => !present.includes(permission)),
      ),
      loses: sentences(
        registry,
        present.filter((permission) => !(permissions as string[]).includes(permission)),
      ),
      ...{ factorGraceDays: factor.factorGraceDays, factorFrom: fromWhen(factor) },
      holders: new Set(held.map(({ userId }) => userId)).size,
      withoutFactor: new Set(held.filter((grant) => !grant.hasFactor).map(({ userId }) => userId)).size,
      gaining: effects.filter(({ gains }) => gains.length > 0).length,
      losing: effects.filter(({ loses }) => loses.length > 0).length,
      people: effects.slice(0, NAMED_AT_MOST).map(({ gains, loses, ...person }) => ({
        ...{ ...person, gains: sentences(registry, gains), loses: sentences(registry, loses) },
      })),
      refusal: refusal && { code: refusal.code, message: refusal.message },
    };
  },
});

function fromWhen({ factorGraceDays: graceDays, factorSince: since }: RoleFactor): Date | null {
  return graceDays === null || since === null ? null : graceEnds({ graceDays, since });
}

/** All that those hold who hold this role now, by the names of people. */
function heldWith(db: Reader, role: string, now: Date): Promise<(HeldRole & { hasFactor: boolean })[]> {
  const holders = db
    .select({ id: userRoles.userId })
    .from(userRoles)
    .where(and(eq(userRoles.role, role), grantCounts(now)));
  return db
    .select({
      ...{ userId: userRoles.userId, name: users.name, role: userRoles.role, outletId: userRoles.outletId },
      ...{ decision: roles, hasFactor: hasFactor(users.id) },
    })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .where(and(inArray(userRoles.userId, holders), isNull(users.disabledAt), grantCounts(now)))
    .orderBy(asc(users.name), asc(users.id));
}
