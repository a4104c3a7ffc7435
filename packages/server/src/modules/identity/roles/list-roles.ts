import { and, asc, countDistinct, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, holdsIn } from '../../../platform/auth/actor.ts';
import {
  MAY_EVERYTHING,
  PERSON_ROLES,
  type Permission,
  type PermissionRegistry,
  permissionRegistry,
} from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { grantCounts } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { sentences } from './role-change-book.ts';
import { isBuiltIn } from './role-code.ts';
import { permissionNames } from './role-rights.ts';
import { ROLE_WORDS } from './role-words.ts';
import { type RoleRow, roles } from './tables.ts';

/** The roles that people can be given, and what each may do: the built-in ones, then the organisation's own by name. */
export const listRoles = query({
  name: 'identity.roles',
  permission: 'account:read',
  input: z.object({}),
  async handle({ db, actor, use }) {
    const registry = use(permissionRegistry);
    const rows = await db.select().from(roles).where(isNull(roles.retiredAt)).orderBy(asc(roles.name), asc(roles.code));
    const decided = new Map(rows.map((row) => [row.code, row]));
    const own = rows.map(({ code }) => code).filter((code) => !isBuiltIn(code));
    return [...PERSON_ROLES, ...own].map((code) => roleView(registry, actor, code, decided.get(code) ?? null));
  },
});

/** One role as the list shows it. */
export async function roleByCode(reader: Reader, registry: PermissionRegistry, actor: Actor, code: string) {
  const [row = null] = await reader.select().from(roles).where(eq(roles.code, code));
  return roleView(registry, actor, code, row);
}

function roleView(registry: PermissionRegistry, actor: Actor, code: string, row: RoleRow | null) {
  const held = permissionNames(registry, code, row);
  const isFixed = MAY_EVERYTHING.includes(code);
  const known = held.filter((name) => registry.has(name as Permission)) as Permission[];
  return {
    ...{ role: code, isFixed, isOwn: !isBuiltIn(code), basedOn: row?.basedOn ?? null, version: row?.version ?? 0 },
    factorGraceDays: row?.factorGraceDays ?? null,
    ...(isBuiltIn(code) ? ROLE_WORDS[code] : { name: row?.name ?? code, says: row?.says ?? '' }),
    permissions: sentences(
      registry,
      known.filter((permission) => !registry.isOfDevices(permission)),
    ),
    byDefault: isBuiltIn(code) ? registry.ofRole(code) : [],
    unknown: held.filter((name) => !registry.has(name as Permission)),
    mayChange:
      !isFixed &&
      holdsIn(actor, 'account:manage', null) &&
      known.every((permission) => holdsIn(actor, permission, null)),
  };
}

/** How many people hold each of these roles now, for batched reads; disabled accounts are not counted. */
export async function holdersByRole(reader: Reader, codes: readonly string[], now: Date): Promise<Map<string, number>> {
  const rows = await reader
    .select({ role: userRoles.role, people: countDistinct(userRoles.userId) })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(inArray(userRoles.role, [...codes]), isNull(users.disabledAt), grantCounts(now)))
    .groupBy(userRoles.role);
  return new Map(rows.map(({ role, people }) => [role, people]));
}
