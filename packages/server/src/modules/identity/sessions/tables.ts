import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';

/** Browser sessions. The cookie holds a random token; only its digest is stored. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    tokenDigest: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (row) => [unique('sessions_token').on(row.tokenDigest), index('sessions_user').on(row.userId)],
);

/** Failed sign-ins, kept although the answer was a refusal: they slow the next guess down. */
export const signInFailures = pgTable(
  'sign_in_failures',
  { id: uuid().primaryKey(), email: text().notNull(), at: instant().notNull(), address: text() },
  (row) => [index('sign_in_failures_email').on(row.email, row.at)],
);
