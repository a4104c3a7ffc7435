import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';

export const REGISTRATION_KINDS = ['STUDENT', 'STAFF'] as const;
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

/**
 * WAITING for the address to be confirmed, and then for somebody to decide; ADMITTED or REJECTED. KNOWN: the address had an
 * account or waited already, so nothing comes of it. REPLACED: another one of the same address was confirmed first.
 */
export const REGISTRATION_STATES = ['WAITING', 'ADMITTED', 'REJECTED', 'KNOWN', 'REPLACED'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** Who wants an account. They are nobody's account before they are admitted. */
export const registrations = pgTable(
  'registrations',
  {
    // Made by whoever registers.
    id: uuid().primaryKey(),
    // Lower case.
    email: text().notNull(),
    name: text().notNull(),
    // argon2id; gone once it is decided.
    passwordHash: text(),
    collegeId: text(),
    kind: text({ enum: REGISTRATION_KINDS }).notNull(),
    language: text({ enum: ['en', 'hi', 'ml'] }).notNull(),
    state: text({ enum: REGISTRATION_STATES }).notNull(),
    registeredAt: instant().notNull(),
    addressConfirmedAt: instant(),
    decidedAt: instant(),
    decidedBy: uuid(),
    // Why it was rejected; the person reads it.
    reason: text(),
    accountId: uuid().references(() => users.id),
  },
  (row) => [
    index('registrations_email').on(row.email, row.registeredAt),
    index('registrations_state').on(row.state, row.registeredAt, row.id),
    // Any number may claim an address; one has shown that it is theirs.
    uniqueIndex('registrations_confirmed')
      .on(row.email)
      .where(sql`${row.state} = 'WAITING' and ${row.addressConfirmedAt} is not null`),
    check('registrations_kind', sql`${row.kind} in ('STUDENT', 'STAFF')`),
    check('registrations_states', sql`${row.state} in ('WAITING', 'ADMITTED', 'REJECTED', 'KNOWN', 'REPLACED')`),
    check('registrations_language', sql`${row.language} in ('en', 'hi', 'ml')`),
    check('registrations_password', sql`(${row.passwordHash} is not null) = (${row.state} in ('WAITING', 'KNOWN'))`),
    check('registrations_decided', sql`(${row.decidedAt} is not null) = (${row.state} in ('ADMITTED', 'REJECTED'))`),
    check('registrations_reason', sql`(${row.reason} is not null) = (${row.state} = 'REJECTED')`),
    // Nobody gets an account whose address was not confirmed.
    check(
      'registrations_admitted',
      sql`(${row.accountId} is not null) = (${row.state} = 'ADMITTED') and (${row.state} <> 'ADMITTED' or ${row.addressConfirmedAt} is not null)`,
    ),
  ],
);

export type Registration = typeof registrations.$inferSelect;

/** Characters that a student's password must have, at least and at most. */
export const STUDENT_PASSWORD_BOUNDS = { min: 8, max: 64 } as const;

export const DEFAULT_REGISTRATION = { studentsMayRegister: true, staffMayRegister: true, studentPasswordMin: 8 };

/** Who may register: one row, or none where nobody has changed anything. */
export const registrationSettings = pgTable(
  'registration_settings',
  {
    one: boolean().primaryKey().default(true),
    studentsMayRegister: boolean().notNull().default(DEFAULT_REGISTRATION.studentsMayRegister),
    staffMayRegister: boolean().notNull().default(DEFAULT_REGISTRATION.staffMayRegister),
    studentPasswordMin: integer().notNull().default(DEFAULT_REGISTRATION.studentPasswordMin),
  },
  (row) => [
    check('registration_settings_one', sql`${row.one}`),
    check('registration_settings_password', sql`${row.studentPasswordMin} between 8 and 64`),
  ],
);
