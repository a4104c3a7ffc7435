import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';

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
    // The user or key that made it; null: the product itself, by `npm run key`.
    createdBy: uuid(),
    expiresAt: instant(),
    // To the minute.
    lastUsedAt: instant(),
    revokedAt: instant(),
    revokedBy: uuid(),
  },
  (row) => [
    unique('api_keys_token').on(row.tokenDigest),
    index('api_keys_created').on(row.createdAt, row.id),
    check('api_keys_revoked', sql`${row.revokedBy} is null or ${row.revokedAt} is not null`),
  ],
);
