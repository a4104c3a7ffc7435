import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
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
    expiresAt: instant(),
    revokedAt: instant(),
  },
  (row) => [unique('api_keys_token').on(row.tokenDigest)],
);
