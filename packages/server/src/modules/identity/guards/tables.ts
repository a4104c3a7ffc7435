import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  cidr,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import type { PersonRole } from '../../../platform/auth/permission.ts';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';

/**
 * Whose tries are counted together: strangers' at one account, one known device's at it, one session's, those at one person's PIN, or what somebody
 * enters of the codes that devices show.
 */
export const BUDGET_KINDS = ['STRANGERS', 'DEVICE', 'SESSION', 'PIN', 'PAIRING'] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

/** How many tries came to nothing, and when the next may be made. */
export const guessBudgets = pgTable(
  'guess_budgets',
  {
    // The kind and a digest: of names that nobody has, no more is kept.
    key: text().primaryKey(),
    kind: text({ enum: BUDGET_KINDS }).notNull(),
    // Whose account it is; null for a name that nobody has, and for a session, which is its own person's.
    userId: uuid().references(() => users.id),
    wrong: integer().notNull(),
    lastAt: instant().notNull(),
    // No try counts before this.
    nextAt: instant().notNull(),
    lockedAt: instant(),
    // When somebody last opened it before its time: not again at once, or tries would have no bound.
    unlockedAt: instant(),
  },
  (row) => [
    index('guess_budgets_user').on(row.userId),
    index('guess_budgets_last').on(row.lastAt),
    index('guess_budgets_locked').on(row.lockedAt).where(sql`${row.lockedAt} is not null`),
    check('guess_budgets_kind', sql`${row.kind} in ('STRANGERS', 'DEVICE', 'SESSION', 'PIN', 'PAIRING')`),
    check('guess_budgets_wrong', sql`${row.wrong} >= 0`),
    check('guess_budgets_lock', sql`${row.lockedAt} is null or ${row.nextAt} > ${row.lockedAt}`),
  ],
);

/** What blocks of addresses have left: the shape is that of rate-limiter-flexible’s PostgreSQL store. */
export const addressBudgets = pgTable('address_budgets', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  // Milliseconds since 1970.
  expire: bigint({ mode: 'number' }),
});

/** Browsers and programs from which somebody has signed in to this account. Of the cookie, or of the copy’s number, the digest. */
export const knownDevices = pgTable(
  'known_devices',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    digest: text().notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
  },
  (row) => [primaryKey({ columns: [row.userId, row.digest] }), index('known_devices_digest').on(row.digest)],
);

/** Whom a rule concerns: staff, programs (access tokens and API keys), everybody but devices, or the holders of a role. */
export const RULE_SURFACES = ['STAFF', 'API', 'ALL', 'ROLE'] as const;

/** Networks that are let in, or kept out. Devices, which are known by their token and their place, are not asked. */
export const addressRules = pgTable(
  'address_rules',
  {
    id: uuid().primaryKey(),
    // In its one spelling, which the type insists on.
    network: cidr().notNull(),
    effect: text({ enum: ['ALLOW', 'DENY'] }).notNull(),
    surface: text({ enum: RULE_SURFACES }).notNull(),
    role: text().$type<PersonRole>(),
    note: text().notNull().default(''),
    createdAt: instant().notNull(),
  },
  (row) => [
    unique('address_rules_once').on(row.network, row.effect, row.surface, row.role).nullsNotDistinct(),
    check('address_rules_effect', sql`${row.effect} in ('ALLOW', 'DENY')`),
    check('address_rules_surface', sql`${row.surface} in ('STAFF', 'API', 'ALL', 'ROLE')`),
    check('address_rules_role', sql`(${row.surface} = 'ROLE') = (${row.role} is not null)`),
    check('address_rules_note', sql`length(${row.note}) <= 200`),
  ],
);
