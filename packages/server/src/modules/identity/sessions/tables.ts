import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';
import { DEFAULT_GUESS_LIMITS, GUESS_BOUNDS } from '../guards/guess-limits.ts';
import { DEFAULT_LETTER_LIMITS, LETTER_BOUNDS } from '../guards/letter-limits.ts';
import { DEFAULT_TILL_LIMITS, TILL_BOUNDS } from '../till/till-limits.ts';
import { DEFAULT_LIMITS, LIMIT_BOUNDS, ONE_SESSION_MORE } from './limits.ts';

/** Why a session was ended before its time. */
export const END_REASONS = [
  'SIGNED_OUT',
  'SIGNED_IN_AGAIN',
  'REVOKED',
  'TOO_MANY',
  'FACTOR_CHANGED',
  'TOKEN_REUSED',
  'PASSWORD_CHANGED',
  'FIRST_PASSWORD',
  'DISABLED',
  'COLLEGE_OFF',
  'COLLEGE_DOMAIN',
  'MADE_A_DEVICE',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What the college proved of whoever it signed in. */
const PROVED_BY_COLLEGE = ['ONE_FACTOR', 'TWO_FACTORS'] as const;

/** What is signed in: a browser, which holds a cookie, or a program, which holds tokens. */
export const CLIENTS = ['BROWSER', 'TOKEN'] as const;

/**
 * Where people are signed in. A browser's cookie holds a random token, of which only the digest is stored; of a program the digest is that
 * of a random number that nobody has, and part of each refresh token.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    tokenDigest: text().notNull(),
    createdAt: instant().notNull(),
    // The cookie's end. The limits that hold now may end the session earlier, never later.
    expiresAt: instant().notNull(),
    // To the minute.
    lastSeenAt: instant().notNull().defaultNow(),
    // When the person last proved that it is them, by password or second factor.
    confirmedAt: instant().notNull().default(sql`'epoch'`),
    userAgent: text(),
    address: text(),
    // Where that address is registered: ISO 3166-1, or LAN for this network.
    country: text(),
    revokedAt: instant(),
    endReason: text().$type<EndReason>(),
    // Who ended it; null for the product itself.
    endedBy: uuid(),
    client: text({ enum: CLIENTS }).notNull().default('BROWSER'),
    // Null for whoever was not signed in by the college.
    college: text({ enum: PROVED_BY_COLLEGE }),
    // Of a program: which copy of it, how many refresh tokens were exchanged, and when the last one was.
    installationDigest: text(),
    refreshGeneration: integer().notNull().default(0),
    refreshedAt: instant(),
  },
  (row) => [
    unique('sessions_token').on(row.tokenDigest),
    index('sessions_user').on(row.userId),
    index('sessions_over').on(sql`coalesce(${row.revokedAt}, ${row.expiresAt})`),
    check('sessions_client', sql`${row.client} in ('BROWSER', 'TOKEN')`),
    check(
      'sessions_tokens',
      sql`(${row.client} = 'TOKEN') = (${row.installationDigest} is not null and ${row.refreshedAt} is not null)`,
    ),
    check('sessions_college', sql`${row.college} in ('ONE_FACTOR', 'TWO_FACTORS')`),
    index('sessions_of_college').on(row.college).where(sql`${row.college} is not null and ${row.revokedAt} is null`),
    check('sessions_generation', sql`${row.refreshGeneration} >= 0`),
  ],
);

/** A right password that waits for its second factor. The browser holds the token; only its digest is stored. */
export const signInChallenges = pgTable(
  'sign_in_challenges',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    tokenDigest: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    wrongCodes: integer().notNull().default(0),
    // What the college proved of whoever waits; null where a password did.
    college: text({ enum: PROVED_BY_COLLEGE }),
    // Used, or given up after too many wrong codes.
    spentAt: instant(),
  },
  (row) => [
    unique('sign_in_challenges_token').on(row.tokenDigest),
    check('sign_in_challenges_college', sql`${row.college} in ('ONE_FACTOR', 'TWO_FACTORS')`),
  ],
);

const within = (column: string, { min, max }: { readonly min: number; readonly max: number }) =>
  sql.raw(`"${column}" between ${min} and ${max}`);

/** How long sessions last, how many one person may have, how often one may guess or ask for letters, and when tills lock: one row, or none where nobody has changed anything. */
export const securitySettings = pgTable(
  'security_settings',
  {
    one: boolean().primaryKey().default(true),
    staffIdleMinutes: integer().notNull().default(DEFAULT_LIMITS.staffIdleMinutes),
    staffHours: integer().notNull().default(DEFAULT_LIMITS.staffHours),
    studentIdleMinutes: integer().notNull().default(DEFAULT_LIMITS.studentIdleMinutes),
    studentHours: integer().notNull().default(DEFAULT_LIMITS.studentHours),
    sessionsAtMost: integer().notNull().default(DEFAULT_LIMITS.sessionsAtMost),
    guessFreeTries: integer().notNull().default(DEFAULT_GUESS_LIMITS.guessFreeTries),
    guessWaitSecondsMax: integer().notNull().default(DEFAULT_GUESS_LIMITS.guessWaitSecondsMax),
    guessLockAfter: integer().notNull().default(DEFAULT_GUESS_LIMITS.guessLockAfter),
    guessLockMinutes: integer().notNull().default(DEFAULT_GUESS_LIMITS.guessLockMinutes),
    addressTriesPerHour: integer().notNull().default(DEFAULT_GUESS_LIMITS.addressTriesPerHour),
    oneSessionMore: text({ enum: ONE_SESSION_MORE }).notNull().default(DEFAULT_LIMITS.oneSessionMore),
    addressLettersPerHour: integer().notNull().default(DEFAULT_LETTER_LIMITS.addressLettersPerHour),
    mailboxLettersPerHour: integer().notNull().default(DEFAULT_LETTER_LIMITS.mailboxLettersPerHour),
    tillIdleMinutes: integer().notNull().default(DEFAULT_TILL_LIMITS.tillIdleMinutes),
    pinLockAfter: integer().notNull().default(DEFAULT_TILL_LIMITS.pinLockAfter),
    pinLockMinutes: integer().notNull().default(DEFAULT_TILL_LIMITS.pinLockMinutes),
  },
  (row) => [
    check('security_settings_one', sql`${row.one}`),
    check('security_settings_staff_idle', within('staff_idle_minutes', LIMIT_BOUNDS.staffIdleMinutes)),
    check('security_settings_staff_hours', within('staff_hours', LIMIT_BOUNDS.staffHours)),
    check('security_settings_student_idle', within('student_idle_minutes', LIMIT_BOUNDS.studentIdleMinutes)),
    check('security_settings_student_hours', within('student_hours', LIMIT_BOUNDS.studentHours)),
    check('security_settings_sessions', within('sessions_at_most', LIMIT_BOUNDS.sessionsAtMost)),
    check('security_settings_free_tries', within('guess_free_tries', GUESS_BOUNDS.guessFreeTries)),
    check('security_settings_guess_wait', within('guess_wait_seconds_max', GUESS_BOUNDS.guessWaitSecondsMax)),
    check('security_settings_lock_after', within('guess_lock_after', GUESS_BOUNDS.guessLockAfter)),
    check('security_settings_lock_minutes', within('guess_lock_minutes', GUESS_BOUNDS.guessLockMinutes)),
    check('security_settings_address_tries', within('address_tries_per_hour', GUESS_BOUNDS.addressTriesPerHour)),
    check('security_settings_one_more', sql`${row.oneSessionMore} in ('END_OLDEST', 'REFUSE_NEWEST')`),
    check('security_settings_address_letters', within('address_letters_per_hour', LETTER_BOUNDS.addressLettersPerHour)),
    check('security_settings_mailbox_letters', within('mailbox_letters_per_hour', LETTER_BOUNDS.mailboxLettersPerHour)),
    check('security_settings_till_idle', within('till_idle_minutes', TILL_BOUNDS.tillIdleMinutes)),
    check('security_settings_pin_lock_after', within('pin_lock_after', TILL_BOUNDS.pinLockAfter)),
    check('security_settings_pin_lock_minutes', within('pin_lock_minutes', TILL_BOUNDS.pinLockMinutes)),
  ],
);
