import { sql } from 'drizzle-orm';
import { check, date, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../tables.ts';

/** Months of a registration whose tax was set off in the books, and what each left for the ones after it. Append-only. */
export const gstSetOffs = pgTable(
  'gst_set_offs',
  {
    id: uuid().primaryKey(),
    gstin: text().notNull(),
    // The first day of the month whose tax it is, whenever it was done.
    month: date({ mode: 'string' }).notNull(),
    outletId: uuid().notNull(),
    entryId: uuid()
      .notNull()
      .references(() => journalEntries.id),
    // What is paid in cash, whole rupees of each head together.
    payable: money().notNull(),
    // Credit that was left.
    leftIgst: money().notNull(),
    leftCgst: money().notNull(),
    leftSgst: money().notNull(),
    // Of a head on which more was given back than charged: by how much, as less than nothing.
    belowIgst: money().notNull(),
    belowCgst: money().notNull(),
    belowSgst: money().notNull(),
    at: instant().notNull(),
    by: uuid(),
    byLabel: text().notNull(),
  },
  (row) => [
    // A month is set off once.
    unique('gst_set_offs_once').on(row.gstin, row.month),
    check('gst_set_offs_month', sql`extract(day from ${row.month}) = 1`),
    check(
      'gst_set_offs_signs',
      sql`least(${row.payable}, ${row.leftIgst}, ${row.leftCgst}, ${row.leftSgst}) >= 0
        and greatest(${row.belowIgst}, ${row.belowCgst}, ${row.belowSgst}) <= 0`,
    ),
  ],
);
