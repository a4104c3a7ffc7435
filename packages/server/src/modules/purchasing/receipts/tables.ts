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
import { instant, money, quantity, transactionId } from '../../../platform/db/columns.ts';
import { purchaseOrders } from '../orders/tables.ts';
import { suppliers } from '../suppliers/tables.ts';

/** Why a delivery is not taken in unasked. */
export const receiptDoubt = pgEnum('receipt_doubt', [
  ...(['MORE_THAN_ORDERED', 'SHORT_SHELF_LIFE', 'MUCH_WITHOUT_ORDER', 'MUCH_FREE'] as const),
  ...(['TOO_WARM', 'NOT_MEASURED', 'FAR_BELOW_COST', 'FAR_ABOVE_COST'] as const),
]);

/** A delivery as it was entered. Append-only. */
export const goodsReceipts = pgTable(
  'goods_receipts',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    // What it was ordered by; null where nobody ordered it.
    orderId: uuid().references(() => purchaseOrders.id),
    locationId: uuid().notNull(),
    // The number on the delivery note.
    reference: text(),
    // Why it was taken in although a rule said no; null where none did.
    overrideReason: text(),
    // Which rules said no; not known of what was entered before that was kept.
    doubts: receiptDoubt().array().notNull().default([]),
    receivedAt: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    receivedBy: uuid(),
    // As the audit trail called them; null of what was entered before that was kept.
    receivedByLabel: text(),
  },
  (row) => [
    check('goods_receipts_doubts', sql`cardinality(${row.doubts}) = 0 or ${row.overrideReason} is not null`),
    index('goods_receipts_outlet').on(row.outletId, row.receivedAt),
    index('goods_receipts_order').on(row.orderId),
    index('goods_receipts_supplier').on(row.supplierId, row.receivedAt),
  ],
);

/** What came of one batch of a stock item. All quantities in thousandths of the base unit. Append-only. */
export const goodsReceiptLines = pgTable(
  'goods_receipt_lines',
  {
    receiptId: uuid()
      .notNull()
      .references(() => goodsReceipts.id),
    position: integer().notNull(),
    stockItemId: uuid().notNull(),
    // The unit it was said in.
    unit: text().notNull(),
    // Of the order at that moment; null without one.
    ordered: quantity(),
    delivered: quantity().notNull(),
    accepted: quantity().notNull(),
    rejected: quantity().notNull(),
    rejectReason: text(),
    // What came on top for nothing.
    free: quantity().notNull(),
    // What is owed for it, as it stands in stock: with the tax that is not credited.
    value: money().notNull(),
    // What it became; null where all of it was rejected.
    batchId: uuid(),
  },
  (row) => [
    primaryKey({ columns: [row.receiptId, row.position] }),
    unique('goods_receipt_lines_batch').on(row.batchId),
    index('goods_receipt_lines_item').on(row.stockItemId),
    check('goods_receipt_lines_parts', sql`${row.accepted} >= 0 and ${row.rejected} >= 0 and ${row.free} >= 0`),
    check('goods_receipt_lines_delivered', sql`${row.delivered} = ${row.accepted} + ${row.rejected}`),
    check('goods_receipt_lines_some', sql`${row.delivered} + ${row.free} > 0`),
    check('goods_receipt_lines_reason', sql`(${row.rejected} = 0) = (${row.rejectReason} is null)`),
    check('goods_receipt_lines_stock', sql`(${row.accepted} + ${row.free} = 0) = (${row.batchId} is null)`),
    check('goods_receipt_lines_value', sql`${row.value} >= 0 and (${row.accepted} > 0 or ${row.value} = 0)`),
  ],
);

export const returnState = pgEnum('goods_return_state', ['WAITING', 'SENT', 'REJECTED', 'WITHDRAWN']);

/** Goods that went back to their supplier, or wait for somebody who lets them. What was said of them stays. */
export const goodsReturns = pgTable(
  'goods_returns',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    reason: text().notNull(),
    reference: text(),
    returnedAt: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    returnedBy: uuid(),
    returnedByLabel: text(),
    state: returnState().notNull().default('SENT'),
    // It was worth more than the limit when it was entered: another person decides.
    needsApproval: boolean().notNull().default(false),
    // At the cost of its batches; with what the same person sent back that day it was held against the limit.
    value: money().notNull().default(0),
    decidedBy: uuid(),
    decidedByLabel: text(),
    decidedAt: instant(),
    // Why it was rejected.
    decisionReason: text(),
    withdrawnAt: instant(),
    // In which transaction it was sent (a trigger says it): its lines are written in that one, and none later.
    sentIn: transactionId(),
  },
  (row) => [
    index('goods_returns_outlet').on(row.outletId, row.returnedAt),
    index('goods_returns_waiting').on(row.outletId, row.returnedAt).where(sql`${row.state} = 'WAITING'`),
    check('goods_returns_value', sql`${row.value} >= 0`),
    // Whoever entered it does not decide on it, and what needs another person has had one.
    check('goods_returns_another_person', sql`${row.decidedBy} <> ${row.returnedBy}`),
    check(
      'goods_returns_decided',
      sql`${row.state} in ('WAITING', 'WITHDRAWN') or not ${row.needsApproval} or (${row.decidedBy} is not null and ${row.decidedAt} is not null)`,
    ),
    check('goods_returns_waits_for_somebody', sql`${row.state} <> 'WAITING' or ${row.needsApproval}`),
    check('goods_returns_rejected', sql`(${row.state} = 'REJECTED') = (${row.decisionReason} is not null)`),
    check('goods_returns_withdrawn', sql`(${row.state} = 'WITHDRAWN') = (${row.withdrawnAt} is not null)`),
  ],
);

/** How much of which batch went back. Append-only. */
export const goodsReturnLines = pgTable(
  'goods_return_lines',
  {
    returnId: uuid()
      .notNull()
      .references(() => goodsReturns.id),
    batchId: uuid().notNull(),
    quantity: quantity().notNull(),
    value: money().notNull(),
    // The line of the delivery it had come with; null for what came with none.
    receiptId: uuid(),
    receiptPosition: integer(),
    // What of it had not been billed yet, and what was booked for that when it came.
    unbilled: quantity().notNull().default(0),
    unbilledValue: money().notNull().default(0),
    // What of it had been billed: a debit note asks for it back.
    billed: quantity().notNull().default(0),
  },
  (row) => [
    primaryKey({ columns: [row.returnId, row.batchId] }),
    index('goods_return_lines_receipt').on(row.receiptId, row.receiptPosition),
    check('goods_return_lines_positive', sql`${row.quantity} > 0 and ${row.value} >= 0`),
    check(
      'goods_return_lines_parts',
      sql`${row.unbilled} >= 0 and ${row.unbilledValue} >= 0 and ${row.billed} >= 0 and ${row.unbilled} + ${row.billed} <= ${row.quantity}`,
    ),
  ],
);
