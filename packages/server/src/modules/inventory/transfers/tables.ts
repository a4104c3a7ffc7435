import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { batches, stockItems } from '../tables.ts';

export const transferState = pgEnum('stock_transfer_state', [
  ...(['REQUESTED', 'APPROVED', 'REJECTED', 'DISPATCHED', 'RECEIVED', 'CANCELLED'] as const),
]);

/** Stock that goes from one location to another, of this outlet or of another. */
export const transfers = pgTable(
  'stock_transfers',
  {
    id: uuid().primaryKey(),
    fromOutletId: uuid().notNull(),
    fromLocationId: uuid().notNull(),
    toOutletId: uuid().notNull(),
    toLocationId: uuid().notNull(),
    state: transferState().notNull(),
    note: text(),
    requestedBy: uuid(),
    requestedAt: instant().notNull(),
    // Between two outlets somebody of the sending one says yes or no.
    decidedBy: uuid(),
    decidedAt: instant(),
    // Why it was rejected or cancelled.
    reason: text(),
    dispatchedBy: uuid(),
    dispatchedAt: instant(),
    receivedBy: uuid(),
    receivedAt: instant(),
    // The transfer whose goods go back by this one: nobody has to let go what was never taken in.
    returnOf: uuid().references((): AnyPgColumn => transfers.id),
    // Why it was taken in although something came warm, or nobody had measured it.
    warmReason: text(),
  },
  (row) => [
    index('stock_transfers_from').on(row.fromOutletId, row.requestedAt),
    index('stock_transfers_to').on(row.toOutletId, row.requestedAt),
    index('stock_transfers_under_way').on(row.toOutletId).where(sql`${row.state} = 'DISPATCHED'`),
    index('stock_transfers_returns').on(row.returnOf).where(sql`${row.returnOf} is not null`),
    check('stock_transfers_elsewhere', sql`${row.fromLocationId} <> ${row.toLocationId}`),
    check('stock_transfers_another_person', sql`${row.decidedBy} <> ${row.requestedBy}`),
    check(
      'stock_transfers_decided',
      sql`${row.fromOutletId} = ${row.toOutletId} or ${row.state} in ('REQUESTED', 'CANCELLED') or ${row.decidedAt} is not null or ${row.returnOf} is not null`,
    ),
    check(
      'stock_transfers_dispatched',
      sql`${row.state} not in ('DISPATCHED', 'RECEIVED') or ${row.dispatchedAt} is not null`,
    ),
    check('stock_transfers_warm', sql`${row.warmReason} is null or ${row.state} = 'RECEIVED'`),
    check('stock_transfers_received', sql`(${row.state} = 'RECEIVED') = (${row.receivedAt} is not null)`),
  ],
);

/** What was asked for. */
export const transferLines = pgTable(
  'stock_transfer_lines',
  {
    transferId: uuid()
      .notNull()
      .references(() => transfers.id),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    quantity: quantity().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.transferId, row.stockItemId] }),
    check('stock_transfer_lines_positive', sql`${row.quantity} > 0`),
  ],
);

/** What was sent of which batch, and what came of it. Until it came its value is in transit (account 1290). */
export const transferBatches = pgTable(
  'stock_transfer_batches',
  {
    transferId: uuid()
      .notNull()
      .references(() => transfers.id),
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    quantity: quantity().notNull(),
    value: money().notNull(),
    // Null until it is received; what was sent less this is missing.
    received: quantity(),
    receivedValue: money(),
    // Why less came than was sent.
    missingReason: text(),
    // How warm it came, in tenths of a degree Celsius.
    temperature: integer(),
    // Whether it was recalled on its way: then it arrives blocked.
    blocked: boolean().notNull().default(false),
  },
  (row) => [
    primaryKey({ columns: [row.transferId, row.batchId] }),
    index('stock_transfer_batches_batch').on(row.batchId),
    check('stock_transfer_batches_sent', sql`${row.quantity} > 0 and ${row.value} >= 0`),
    check(
      'stock_transfer_batches_received',
      sql`${row.received} between 0 and ${row.quantity} and ${row.receivedValue} between 0 and ${row.value}`,
    ),
    check(
      'stock_transfer_batches_missing',
      sql`${row.received} is null or ${row.received} = ${row.quantity} or ${row.missingReason} is not null`,
    ),
    check('stock_transfer_batches_both', sql`(${row.received} is null) = (${row.receivedValue} is null)`),
  ],
);
