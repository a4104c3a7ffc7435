import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';

const userId = () =>
  uuid()
    .notNull()
    .references(() => users.id);

/** The authenticator app of a person: at most one, and no factor at all before it was confirmed by a code. */
export const totpFactors = pgTable(
  'totp_factors',
  {
    id: uuid().primaryKey(),
    userId: userId(),
    // AES-256-GCM, bound to this row; the key is not in the database.
    sealedSeed: text().notNull(),
    sealedBy: text().notNull(),
    // The last step whose code was accepted: only later ones count (RFC 6238 §5.2).
    lastStep: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: instant().notNull(),
    confirmedAt: instant(),
  },
  (row) => [unique('totp_factors_user').on(row.userId)],
);

/** Codes for the day the phone is gone. Only digests are stored: each code has 80 bits of its own. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid().primaryKey(),
    userId: userId(),
    digest: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (row) => [unique('recovery_codes_once').on(row.userId, row.digest)],
);

/** A role whose holders need a second factor, from so many days after that was said. */
export const factorRules = pgTable(
  'factor_rules',
  { role: text().primaryKey(), graceDays: integer().notNull(), since: instant().notNull() },
  (row) => [check('factor_rules_grace', sql`${row.graceDays} between 0 and 90`)],
);
