import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { PERSON_ROLES } from '../../../platform/auth/permission.ts';
import { instant } from '../../../platform/db/columns.ts';
import { ADJUSTABLE_ROLES } from './role-code.ts';
import type { RoleSnapshot } from './role-snapshot.ts';

const names = () => jsonb().$type<string[]>().notNull().default(sql`'[]'::jsonb`);
const quoted = (roles: readonly string[]) => sql.raw(roles.map((role) => `'${role}'`).join(', '));

/**
 * What the organisation decided about roles: those of its own making, and where a built-in one differs from its default. A built-in
 * role of which nothing was decided has no row; owner and administrator never have one, since they hold everything.
 */
export const roles = pgTable(
  'roles',
  {
    // The name of a built-in role, or a UUID.
    code: text().primaryKey(),
    // Null for built-in roles, as all that follows up to `added`.
    name: text(),
    says: text(),
    // The built-in role it was made from: it demands a second factor whenever that one does, and is concerned by the same rules about networks.
    basedOn: text(),
    // Permissions beyond the default; of a role of one's own all that it holds.
    added: names(),
    // Permissions of the default that it lacks.
    removed: names(),
    // How often it was changed: whoever changes it says which one they saw.
    version: integer().notNull(),
    retiredAt: instant(),
    // Days for which its holders may do without a second factor that it demands; null: it demands none by itself.
    factorGraceDays: integer(),
    // From when they are counted.
    factorSince: instant(),
  },
  (row) => [
    uniqueIndex('roles_name').on(sql`lower(${row.name})`).where(sql`${row.retiredAt} is null`),
    check(
      'roles_code',
      sql`case when ${row.name} is null then ${row.code} in (${quoted(ADJUSTABLE_ROLES)}) else ${row.code} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' end`,
    ),
    check('roles_based_on', sql`${row.basedOn} in (${quoted(PERSON_ROLES)})`),
    check('roles_name_trimmed', sql`${row.name} = btrim(${row.name}) and length(${row.name}) between 1 and 60`),
    check(
      'roles_built_in',
      sql`${row.name} is not null or (${row.says} is null and ${row.basedOn} is null and ${row.retiredAt} is null)`,
    ),
    // What built-in roles demand stands among the security settings.
    check(
      'roles_factor',
      sql`(${row.factorGraceDays} is null) = (${row.factorSince} is null) and ${row.factorGraceDays} between 0 and 90 and (${row.name} is not null or ${row.factorSince} is null)`,
    ),
    check('roles_own', sql`${row.name} is null or (${row.says} is not null and ${row.removed} = '[]'::jsonb)`),
    // Of students there are thousands, whom nobody has looked at one by one.
    check('roles_student', sql`${row.code} <> 'student' or ${row.added} = '[]'::jsonb`),
    check('roles_permissions', sql`jsonb_typeof(${row.added}) = 'array' and jsonb_typeof(${row.removed}) = 'array'`),
    check('roles_version', sql`${row.version} > 0`),
  ],
);

export type RoleRow = typeof roles.$inferSelect;

/** Who changed which role when, from what to what. Append-only. */
export const roleChanges = pgTable(
  'role_changes',
  {
    id: uuid().primaryKey(),
    role: text()
      .notNull()
      .references(() => roles.code),
    act: text({ enum: ['MADE', 'CHANGED', 'RETIRED'] }).notNull(),
    at: instant().notNull(),
    // The user or key that did it; null: the product itself.
    changedBy: uuid(),
    // Null where it was made.
    before: jsonb().$type<RoleSnapshot>(),
    after: jsonb().$type<RoleSnapshot>().notNull(),
  },
  (row) => [
    index('role_changes_at').on(row.at, row.id),
    check('role_changes_act', sql`${row.act} in ('MADE', 'CHANGED', 'RETIRED')`),
    check('role_changes_before', sql`(${row.act} = 'MADE') = (${row.before} is null)`),
  ],
);
