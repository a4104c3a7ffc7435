import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { money, quantity } from '../../../platform/db/columns.ts';
import { stockItems } from '../tables.ts';

/** What an outlet used of a stock item on a business day that is over: the sum of its moves, kept so that nobody adds up all moves again. */
export const usageDays = pgTable(
  'stock_usage_days',
  {
    outletId: uuid().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    businessDate: date({ mode: 'string' }).notNull(),
    used: quantity().notNull(),
    // At what its batches cost.
    value: money().notNull(),
    // Basis points of the opening hours during which there was none of it.
    outShare: integer().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.stockItemId, row.businessDate] }),
    index('stock_usage_days_day').on(row.outletId, row.businessDate),
    check('stock_usage_days_used', sql`${row.used} >= 0 and ${row.value} >= 0`),
    check('stock_usage_days_out', sql`${row.outShare} between 0 and 10000`),
  ],
);

/** Through which business day the usage of an outlet is added up. */
export const usageFolds = pgTable('stock_usage_folds', {
  outletId: uuid().primaryKey(),
  foldedThrough: date({ mode: 'string' }).notNull(),
});
