import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { countClass, locations, stockItems } from '../tables.ts';

/** Which transactions were over at a moment, as PostgreSQL knows it. */
const snapshot = customType<{ data: string }>({ dataType: () => 'pg_snapshot' });

export const countKind = pgEnum('stock_count_kind', ['FULL', 'CYCLE', 'SPOT']);
export const countState = pgEnum('stock_count_state', [
  ...(['OPEN', 'COUNTING', 'RECOUNT', 'REVIEW', 'APPROVED', 'REJECTED', 'CANCELLED'] as const),
]);

/** What lies in a location, counted by people who are not told what should. */
export const counts = pgTable(
  'stock_counts',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    kind: countKind().notNull(),
    // Of a cycle count: the class that was due.
    countClass: countClass(),
    state: countState().notNull(),
    note: text(),
    // Basis points: as the organisation had it when the count began.
    recountAbove: integer().notNull(),
    // What was over when it began: what should lie there follows from it and the moves.
    snapshot: snapshot().notNull().default(sql`pg_current_snapshot()`),
    openedBy: uuid(),
    openedAt: instant().notNull(),
    handedInBy: uuid(),
    handedInAt: instant(),
    decidedBy: uuid(),
    decidedAt: instant(),
    // Why it was rejected, given back or cancelled.
    reason: text(),
    businessDate: date({ mode: 'string' }),
  },
  (row) => [
    index('stock_counts_outlet').on(row.outletId, row.openedAt, row.id),
    index('stock_counts_location').on(row.locationId, row.decidedAt).where(sql`${row.state} = 'APPROVED'`),
    // Two counts of one place at a time would both find what is missing, and take it off twice.
    uniqueIndex('stock_counts_one_open')
      .on(row.locationId)
      .where(sql`${row.state} in ('OPEN', 'COUNTING', 'RECOUNT', 'REVIEW')`),
    check('stock_counts_class', sql`(${row.kind} = 'CYCLE') = (${row.countClass} is not null)`),
    check('stock_counts_handed_in', sql`${row.state} not in ('REVIEW', 'APPROVED') or ${row.handedInAt} is not null`),
    check(
      'stock_counts_decided',
      sql`${row.state} not in ('APPROVED', 'REJECTED') or (${row.decidedBy} is not null and ${row.decidedAt} is not null)`,
    ),
    check('stock_counts_booked', sql`(${row.state} = 'APPROVED') = (${row.businessDate} is not null)`),
  ],
);

/** One stock item of a count, as it stands. */
export const countLines = pgTable(
  'stock_count_lines',
  {
    countId: uuid()
      .notNull()
      .references(() => counts.id),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    // How often it was entered; whoever saves says which they saw.
    version: integer().notNull().default(0),
    // As it was said: thousandths of the unit. Null until it is counted.
    spoken: quantity(),
    unit: text(),
    // The same in the base unit.
    counted: quantity(),
    countedBy: uuid(),
    countedAt: instant(),
    // What was over when it was counted.
    snapshot: snapshot(),
    // What was counted first, when it had to be counted once more.
    countedFirst: quantity(),
    mustRecount: boolean().notNull().default(false),
    // Written when the count is handed in; nobody who counts is told.
    expected: quantity(),
    // At what its batches there cost.
    expectedValue: money(),
    // What the difference is worth; exactly, once it is approved.
    varianceValue: money(),
    // What had been used of it beyond the records when it was counted: it came in besides, to make that good.
    owed: quantity().notNull().default(0),
    owedValue: money().notNull().default(0),
  },
  (row) => [
    primaryKey({ columns: [row.countId, row.stockItemId] }),
    check(
      'stock_count_lines_counted',
      sql`num_nulls(${row.spoken}, ${row.unit}, ${row.counted}, ${row.countedAt}, ${row.snapshot}) in (0, 5)`,
    ),
    check('stock_count_lines_not_negative', sql`${row.spoken} >= 0 and ${row.counted} >= 0`),
    check('stock_count_lines_owed', sql`${row.owed} >= 0 and ${row.owedValue} >= 0`),
  ],
);

/** Everything that was ever entered in a count. Append-only: who counted stays known, whatever is entered after. */
export const countEntries = pgTable(
  'stock_count_entries',
  {
    countId: uuid()
      .notNull()
      .references(() => counts.id),
    stockItemId: uuid().notNull(),
    version: integer().notNull(),
    // Null when the field was emptied.
    spoken: quantity(),
    unit: text(),
    countedBy: uuid(),
    countedAt: instant().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.countId, row.stockItemId, row.version] }),
    index('stock_count_entries_by').on(row.countId, row.countedBy),
  ],
);
