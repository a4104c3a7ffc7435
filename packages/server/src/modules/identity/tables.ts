import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';
import { deviceKind } from '../places/index.ts';

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    // Lower case.
    email: text().notNull(),
    name: text().notNull(),
    // argon2id in the PHC string format.
    passwordHash: text().notNull(),
    disabledAt: instant(),
  },
  (row) => [unique('users_email').on(row.email)],
);

/** A role held everywhere (no outlet) or in one outlet. */
export const userRoles = pgTable(
  'user_roles',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text().notNull(),
    outletId: uuid(),
  },
  (row) => [unique('user_roles_once').on(row.userId, row.role, row.outletId).nullsNotDistinct()],
);

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

export const deviceTokens = pgTable(
  'device_tokens',
  {
    deviceId: uuid().notNull(),
    tokenDigest: text().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (row) => [
    primaryKey({ columns: [row.deviceId, row.tokenDigest] }),
    unique('device_tokens_token').on(row.tokenDigest),
  ],
);

/** A device that shows a code and waits for somebody to enter it. */
export const pairings = pgTable(
  'pairings',
  {
    id: uuid().primaryKey(),
    kind: deviceKind().notNull(),
    // Six digits, unique among those that still wait.
    code: text().notNull(),
    // Digest of the secret that only the waiting device knows.
    secretDigest: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    deviceId: uuid(),
    claimedAt: instant(),
  },
  (row) => [index('pairings_code').on(row.code)],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    tokenDigest: text().notNull(),
    permissions: jsonb().$type<string[]>().notNull(),
    // Null: everywhere.
    outletId: uuid(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    revokedAt: instant(),
  },
  (row) => [unique('api_keys_token').on(row.tokenDigest)],
);
