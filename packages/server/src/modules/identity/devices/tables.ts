import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { deviceKind } from '../../places/index.ts';

export const deviceTokens = pgTable(
  'device_tokens',
  {
    deviceId: uuid().notNull(),
    tokenDigest: text().notNull(),
    createdAt: instant().notNull(),
    // When the device first showed it: from then on those before it end.
    usedAt: instant(),
    // From when it opens nothing, since a later one was used.
    endsAt: instant(),
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
    // From where it asked, and the block of addresses that is: strangers may have few that wait.
    address: text(),
    block: text().notNull().default(''),
    // Digest of the secret that only the waiting device knows.
    secretDigest: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    deviceId: uuid(),
    claimedAt: instant(),
  },
  (row) => [
    uniqueIndex('pairings_code').on(row.code).where(sql`${row.deviceId} is null`),
    index('pairings_block').on(row.block).where(sql`${row.deviceId} is null`),
    index('pairings_expiry').on(row.expiresAt),
  ],
);
