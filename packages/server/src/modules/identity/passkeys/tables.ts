import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';

/** A name that its owner can tell from the others. */
export const PASSKEY_NAME_LENGTH_MAX = 60;

/** Passkeys of people (WebAuthn Level 3). Only public keys are kept: nobody signs in with what stands here. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    // By which an authenticator knows it again: base64url.
    credentialId: text().notNull(),
    // A COSE key (RFC 9052): base64url.
    publicKey: text().notNull(),
    // How often it has signed, as it says itself; 0 for ever where the authenticator does not count (WebAuthn §6.1.1).
    signCount: bigint({ mode: 'number' }).notNull(),
    // How it is reached, in its own words: a hint for the browser.
    transports: jsonb().$type<string[]>().notNull().default(sql`'[]'::jsonb`),
    // Whether it is kept by a service that carries it to the person's other devices.
    isBackedUp: boolean().notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (row) => [
    unique('passkeys_credential').on(row.credentialId),
    index('passkeys_user').on(row.userId),
    check('passkeys_sign_count', sql`${row.signCount} >= 0`),
    check('passkeys_transports', sql`jsonb_typeof(${row.transports}) = 'array'`),
    check(
      'passkeys_name',
      sql`${row.name} = btrim(${row.name}) and length(${row.name}) between 1 and ${sql.raw(String(PASSKEY_NAME_LENGTH_MAX))}`,
    ),
  ],
);

/** What an authenticator is asked to sign for: to add it, to sign in, as the second step of that, or to confirm that it is still the same person. */
export const CEREMONIES = ['ADD', 'SIGN_IN', 'SECOND_STEP', 'CONFIRM'] as const;
export type Ceremony = (typeof CEREMONIES)[number];

/** Random bytes that an authenticator signs, each once. Only a digest is stored. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    id: uuid().primaryKey(),
    ceremony: text({ enum: CEREMONIES }).notNull(),
    digest: text().notNull(),
    // Whose passkey it must be; null where the passkey itself tells who signs in.
    userId: uuid().references(() => users.id),
    // The session, or the right password that waits, for which alone it is good.
    boundTo: uuid(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (row) => [
    unique('passkey_challenges_digest').on(row.digest),
    index('passkey_challenges_user').on(row.userId),
    index('passkey_challenges_expiry').on(row.expiresAt),
    check('passkey_challenges_ceremony', sql`${row.ceremony} in ('ADD', 'SIGN_IN', 'SECOND_STEP', 'CONFIRM')`),
    check(
      'passkey_challenges_bound',
      sql`(${row.ceremony} = 'SIGN_IN') = (${row.userId} is null) and (${row.userId} is null) = (${row.boundTo} is null)`,
    ),
    check('passkey_challenges_time', sql`${row.expiresAt} > ${row.createdAt}`),
  ],
);
