import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { money, quantity } from '../../../platform/db/columns.ts';
import { batches, batchStatus } from '../tables.ts';

/** What was taken out of which batches and lies apart until somebody decides what becomes of it. */
export const stockAside = pgTable(
  'stock_aside',
  {
    // What it lies apart for; its moves name the same.
    sourceType: text().notNull(),
    sourceId: uuid().notNull(),
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    // The batch it is meanwhile: nobody uses it.
    heldBatchId: uuid()
      .notNull()
      .references(() => batches.id),
    quantity: quantity().notNull(),
    value: money().notNull(),
    // What the batch was before: what comes back is that again.
    status: batchStatus().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.sourceId, row.batchId] }),
    index('stock_aside_held').on(row.heldBatchId),
    check('stock_aside_source', sql`${row.sourceType} = 'return'`),
    check('stock_aside_some', sql`${row.quantity} > 0 and ${row.value} >= 0`),
  ],
);
