import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, money, quantity, transactionId } from '../../../platform/db/columns.ts';
import { batches, stockItems } from '../tables.ts';

/** What a kitchen used beyond what the records held, at the last known cost (rules §3.3): stock below nothing. */
export const deficits = pgTable(
  'stock_deficits',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    quantity: quantity().notNull(),
    value: money().notNull(),
    // What arrivals have not cleared yet.
    quantityOpen: quantity().notNull(),
    valueOpen: money().notNull(),
    // What used it; the moves that clear it name the same.
    moveType: text().notNull(),
    sourceType: text().notNull(),
    sourceId: uuid().notNull(),
    at: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    actorId: uuid(),
    // Which transaction wrote it: a count knows by it what was owed at its snapshot.
    transaction: transactionId().notNull().default(sql`pg_current_xact_id()`),
  },
  (row) => [
    index('stock_deficits_open').on(row.outletId, row.stockItemId, row.at).where(sql`${row.quantityOpen} > 0`),
    index('stock_deficits_source').on(row.sourceId),
    // What was used beyond the records on a day.
    index('stock_deficits_at').on(row.outletId, row.at),
    check('stock_deficits_some', sql`${row.quantity} > 0 and ${row.value} >= 0`),
    check('stock_deficits_used_up', sql`${row.moveType} in ('CONSUME', 'SALE')`),
    check(
      'stock_deficits_within',
      sql`${row.quantityOpen} between 0 and ${row.quantity} and ${row.valueOpen} between 0 and ${row.value}`,
    ),
    check('stock_deficits_cleared', sql`${row.quantityOpen} > 0 or ${row.valueOpen} = 0`),
  ],
);

/** What an arrival cleared of a deficit: as much left the new batch at once. */
export const deficitClearings = pgTable(
  'stock_deficit_clearings',
  {
    deficitId: uuid()
      .notNull()
      .references(() => deficits.id),
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    quantity: quantity().notNull(),
    // What the deficit was booked at, and what the batch cost; the difference goes to 5190 or 5160.
    value: money().notNull(),
    cost: money().notNull(),
    at: instant().notNull(),
    transaction: transactionId().notNull().default(sql`pg_current_xact_id()`),
  },
  (row) => [
    primaryKey({ columns: [row.deficitId, row.batchId] }),
    index('stock_deficit_clearings_batch').on(row.batchId),
    index('stock_deficit_clearings_transaction').on(row.transaction),
    check('stock_deficit_clearings_some', sql`${row.quantity} > 0 and ${row.value} >= 0 and ${row.cost} >= 0`),
  ],
);
