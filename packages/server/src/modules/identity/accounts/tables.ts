import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { PERSON_ROLES } from '../../../platform/auth/permission.ts';
import { instant } from '../../../platform/db/columns.ts';
import { roles } from '../roles/tables.ts';
import type { GrantLimits } from './grant-limits.ts';

const builtIn = sql.raw(PERSON_ROLES.map((role) => `'${role}'`).join(', '));

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    // Lower case.
    email: text().notNull(),
    name: text().notNull(),
    // argon2id in the PHC string format.
    passwordHash: text().notNull(),
    // The password was chosen by somebody else, who knows it: until it is changed the account can do nothing.
    passwordIsDue: boolean().notNull().default(false),
    // It has fewer characters than a password needs that stands alone: enough for a student, or beside a second factor.
    passwordIsShort: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
    disabledAt: instant(),
    disabledReason: text(),
    // The person is taken out of it: it is never opened again, which a trigger sees to.
    erasedAt: instant(),
    // The number on the college's card; whoever is of no college has none.
    collegeId: text(),
    // What letters are written in, and what the apps begin in.
    language: text({ enum: ['en', 'hi', 'ml'] })
      .notNull()
      .default('en'),
    largeText: boolean().notNull().default(false),
    highContrast: boolean().notNull().default(false),
    reduceMotion: boolean().notNull().default(false),
  },
  (row) => [
    unique('users_email').on(row.email),
    index('users_name').on(row.name, row.id),
    uniqueIndex('users_college_id').on(sql`lower(${row.collegeId})`),
    check('users_college_id_trimmed', sql`${row.collegeId} = btrim(${row.collegeId}) and ${row.collegeId} <> ''`),
    check('users_language', sql`${row.language} in ('en', 'hi', 'ml')`),
    check('users_erased', sql`${row.erasedAt} is null or ${row.disabledAt} is not null`),
    check('users_disabled_reason', sql`${row.disabledReason} is null or ${row.disabledAt} is not null`),
  ],
);

/** A role held everywhere (no outlet) or in one outlet. One that was withdrawn stays, as history. */
export const userRoles = pgTable(
  'user_roles',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    // The name of a built-in role, or the code of one of the organisation's own making.
    role: text().notNull(),
    // Whatever is no built-in role must be one of the organisation's.
    ownRole: text()
      .generatedAlwaysAs(sql`case when role in (${builtIn}) then null else role end`)
      .references(() => roles.code),
    outletId: uuid(),
    // Amounts up to which the holder may act alone.
    limits: jsonb().$type<GrantLimits>().notNull().default(sql`'{}'::jsonb`),
    grantedAt: instant().notNull().defaultNow(),
    // The user or key that gave it; null: the product itself.
    grantedBy: uuid(),
    // Lent by the college, by this mapping, as long as the person belongs to its group.
    collegeMappingId: uuid(),
    // From then on it grants nothing.
    expiresAt: instant(),
    withdrawnAt: instant(),
    withdrawnBy: uuid(),
  },
  (row) => [
    // Once at a time: whoever gives it again withdraws the one that has expired.
    uniqueIndex('user_roles_once')
      .on(row.userId, row.role, sql`coalesce(${row.outletId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${row.withdrawnAt} is null`),
    index('user_roles_user').on(row.userId),
    index('user_roles_role').on(row.role),
    check('user_roles_not_by_oneself', sql`${row.grantedBy} <> ${row.userId}`),
    check('user_roles_expiry', sql`${row.expiresAt} > ${row.grantedAt}`),
    check('user_roles_withdrawn', sql`${row.withdrawnBy} is null or ${row.withdrawnAt} is not null`),
    check(
      'user_roles_lent',
      sql`${row.collegeMappingId} is null or (${row.role} not in ('owner', 'administrator') and ${row.expiresAt} is not null)`,
    ),
    check('user_roles_limits', sql`jsonb_typeof(${row.limits}) = 'object'`),
  ],
);
