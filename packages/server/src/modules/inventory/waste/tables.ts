import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { batches, batchStatus, stockItems } from '../tables.ts';

export const wasteReason = pgEnum('waste_reason', [
  ...(['EXPIRED', 'SPOILED', 'PREP_TRIM', 'OVERPRODUCTION', 'COOK_ERROR', 'DROPPED', 'CUSTOMER_RETURN'] as const),
  ...(['ORDER_CANCELLED', 'NO_SHOW', 'POWER_FAILURE', 'PEST', 'STAFF_MEAL', 'SAMPLE', 'THEFT_SUSPECTED'] as const),
]);
export const wasteState = pgEnum('waste_state', ['WAITING', 'WASTED', 'REJECTED', 'TAKEN_BACK']);

/** What was thrown away, given to staff or lost, and why. */
export const wasteEntries = pgTable(
  'waste_entries',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    state: wasteState().notNull(),
    reason: wasteReason().notNull(),
    note: text(),
    // The station it happened at, by its code.
    stationCode: text(),
    quantity: quantity().notNull(),
    // At the cost of its batches.
    value: money().notNull(),
    // Credited tax that goes back with it (rules §2.3 G22), of all heads.
    taxReversed: money().notNull(),
    // What of that was billed from another State; the rest is half and half.
    igstReversed: money().notNull().default(0),
    // It was worth more than the limit when it was entered: another person decides.
    needsApproval: boolean().notNull(),
    reportedBy: uuid(),
    reportedAt: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    // Why it was rejected.
    decisionReason: text(),
    takenBackBy: uuid(),
    takenBackAt: instant(),
    // Its journal entry; null while it waits, and for what was worth nothing.
    entryId: uuid(),
  },
  (row) => [
    index('waste_entries_reported').on(row.outletId, row.reportedAt, row.id),
    index('waste_entries_waiting').on(row.outletId, row.reportedAt).where(sql`${row.state} = 'WAITING'`),
    index('waste_entries_days').on(row.outletId, row.businessDate).where(sql`${row.state} = 'WASTED'`),
    check('waste_entries_some', sql`${row.quantity} > 0 and ${row.value} >= 0 and ${row.taxReversed} >= 0`),
    check(
      'waste_entries_heads',
      sql`${row.igstReversed} between 0 and ${row.taxReversed} and (${row.taxReversed} - ${row.igstReversed}) % 2 = 0`,
    ),
    // Whoever entered it does not decide on it, and what needs another person has had one.
    check('waste_entries_another_person', sql`${row.decidedBy} <> ${row.reportedBy}`),
    check(
      'waste_entries_decided',
      sql`${row.state} in ('WAITING', 'TAKEN_BACK') or not ${row.needsApproval} or (${row.decidedBy} is not null and ${row.decidedAt} is not null)`,
    ),
    check('waste_entries_waits_for_somebody', sql`${row.state} <> 'WAITING' or ${row.needsApproval}`),
    check('waste_entries_rejected', sql`(${row.state} = 'REJECTED') = (${row.decisionReason} is not null)`),
    check('waste_entries_taken_back', sql`(${row.state} = 'TAKEN_BACK') = (${row.takenBackAt} is not null)`),
  ],
);

/** Which batches it was of. */
export const wasteBatches = pgTable(
  'waste_batches',
  {
    wasteId: uuid()
      .notNull()
      .references(() => wasteEntries.id),
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    quantity: quantity().notNull(),
    value: money().notNull(),
    // What the batch was before: it is that again when the waste is rejected or taken back.
    status: batchStatus().notNull(),
    // Where it lies apart while it waits for approval.
    heldBatchId: uuid().references(() => batches.id),
  },
  (row) => [
    primaryKey({ columns: [row.wasteId, row.batchId] }),
    index('waste_batches_batch').on(row.batchId),
    check('waste_batches_some', sql`${row.quantity} > 0 and ${row.value} >= 0`),
  ],
);

/** A dish that was cooked for an order nobody got: a line of the order. What it took had left the batches when it was begun. */
export const wasteDishes = pgTable(
  'waste_dishes',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    orderId: uuid().notNull(),
    line: integer().notNull(),
    reason: wasteReason().notNull(),
    // The dish of the menu, and what it was called.
    itemId: uuid().notNull(),
    name: text().notNull(),
    variantName: text().notNull(),
    stationCode: text(),
    portions: integer().notNull(),
    // What was used for it, at the cost that was booked when it was begun.
    value: money().notNull(),
    // Credited tax that goes back with it (rules §2.3 G22), both halves.
    taxReversed: money().notNull(),
    reportedBy: uuid(),
    reportedAt: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    // The order's entry that moves its cost to waste; null for what cost nothing.
    entryId: uuid(),
  },
  (row) => [
    unique('waste_dishes_line').on(row.orderId, row.line),
    index('waste_dishes_reported').on(row.outletId, row.reportedAt, row.id),
    index('waste_dishes_days').on(row.outletId, row.businessDate),
    check('waste_dishes_some', sql`${row.portions} > 0 and ${row.value} >= 0 and ${row.taxReversed} >= 0`),
    check('waste_dishes_why', sql`${row.reason} in ('ORDER_CANCELLED', 'NO_SHOW')`),
    check('waste_dishes_booked', sql`(${row.entryId} is null) = (${row.value} + ${row.taxReversed} = 0)`),
  ],
);

/** What was used for such a dish. */
export const wasteDishParts = pgTable(
  'waste_dish_parts',
  {
    dishId: uuid()
      .notNull()
      .references(() => wasteDishes.id),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    quantity: quantity().notNull(),
    value: money().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.dishId, row.stockItemId] }),
    check('waste_dish_parts_some', sql`${row.quantity} > 0 and ${row.value} >= 0`),
  ],
);
