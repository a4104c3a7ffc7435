import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { stockKind } from '../tables.ts';

/** How many days before its last one a batch of a kind is said to expire soon, in an outlet; without a row the default counts. */
export const expiryWarnings = pgTable(
  'stock_expiry_warnings',
  {
    outletId: uuid().notNull(),
    kind: stockKind().notNull(),
    days: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.kind] }),
    check('stock_expiry_warnings_days', sql`${row.days} between 0 and 365`),
  ],
);
