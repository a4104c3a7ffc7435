import { sql } from 'drizzle-orm';
import { check, cidr, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { COST_BOUNDS, NETWORKS_AT_MOST } from './key-limits.ts';

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    permissions: jsonb().$type<string[]>().notNull(),
    // Null: everywhere.
    outletId: uuid(),
    // From where it may come, each in the one spelling that the type insists on; none: from anywhere.
    networks: cidr().array().notNull().default([]),
    // Points of query cost that it may spend in a minute; null: what everybody may.
    costPerMinute: integer(),
    createdAt: instant().notNull(),
    // The user or key that made it; null: the product itself, by `npm run key`.
    createdBy: uuid(),
    expiresAt: instant(),
    revokedAt: instant(),
    revokedBy: uuid(),
  },
  (row) => [
    index('api_keys_created').on(row.createdAt, row.id),
    check('api_keys_revoked', sql`${row.revokedBy} is null or ${row.revokedAt} is not null`),
    check('api_keys_networks', sql.raw(`cardinality("networks") <= ${NETWORKS_AT_MOST}`)),
    check('api_keys_cost', sql.raw(`"cost_per_minute" between ${COST_BOUNDS.min} and ${COST_BOUNDS.max}`)),
  ],
);

/** What a program shows to be let in by a key. A key that is rotated has two for a while, until the old one ends. */
export const apiKeySecrets = pgTable(
  'api_key_secrets',
  {
    id: uuid().primaryKey(),
    keyId: uuid()
      .notNull()
      .references(() => apiKeys.id),
    tokenDigest: text().notNull(),
    createdAt: instant().notNull(),
    // The user or key that made it; null: the product itself.
    createdBy: uuid(),
    // From when it opens nothing; null: as long as its key. Once set it may come earlier, never later (a trigger).
    endsAt: instant(),
    // To the minute.
    lastUsedAt: instant(),
  },
  (row) => [
    unique('api_key_secrets_token').on(row.tokenDigest),
    index('api_key_secrets_key').on(row.keyId),
    check('api_key_secrets_ends', sql`${row.endsAt} >= ${row.createdAt}`),
  ],
);
