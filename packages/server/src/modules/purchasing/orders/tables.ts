import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { suppliers } from '../suppliers/tables.ts';
import type { ApprovalTier } from './approval-tier.ts';

export const purchaseOrderState = pgEnum('purchase_order_state', [
  ...(['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'RETURNED', 'SENT'] as const),
  ...(['PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'CANCELLED', 'SHORT_CLOSED'] as const),
]);

/** The number of an outlet's last purchase order. */
export const purchaseNumbers = pgTable('purchase_numbers', {
  outletId: uuid().primaryKey(),
  last: integer().notNull(),
});

/** What an outlet orders from a supplier. */
export const purchaseOrders = pgTable(
  'purchase_orders',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    // Counts within the outlet.
    number: integer().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    state: purchaseOrderState().notNull(),
    // Rises with every change of what is ordered.
    version: integer().notNull(),
    // The day it should come.
    wantedOn: date({ mode: 'string' }),
    note: text(),
    // With tax.
    total: money().notNull(),
    // The total somebody, or the rule for small amounts, said yes to last.
    approvedTotal: money(),
    madeBy: uuid(),
    madeAt: instant().notNull(),
    submittedBy: uuid(),
    submittedAt: instant(),
    // The business day it was submitted on: what is ordered from one supplier on one day is judged together.
    submittedOn: date({ mode: 'string' }),
    // Null with an instant: it was small enough to need nobody's yes.
    decidedBy: uuid(),
    decidedAt: instant(),
    // Why it was rejected, returned, cancelled or closed short.
    reason: text(),
    sentAt: instant(),
    // The version that the supplier has; null until they have one.
    sentVersion: integer(),
    // How often it was sent again because it had been changed, and when last.
    amendment: integer().notNull().default(0),
    amendedAt: instant(),
  },
  (row) => [
    unique('purchase_orders_number').on(row.outletId, row.number),
    index('purchase_orders_made').on(row.outletId, row.madeAt),
    // What is still to come is asked for every few seconds.
    index('purchase_orders_open')
      .on(row.outletId)
      .where(sql`${row.state} in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SENT', 'PARTIALLY_RECEIVED')`),
    index('purchase_orders_supplier_day').on(row.supplierId, row.submittedOn),
    check('purchase_orders_number_positive', sql`${row.number} > 0 and ${row.version} > 0`),
    check('purchase_orders_total', sql`${row.total} >= 0`),
    check(
      'purchase_orders_another_person',
      sql`${row.decidedBy} <> ${row.submittedBy} and ${row.decidedBy} <> ${row.madeBy}`,
    ),
    check(
      'purchase_orders_submitted',
      sql`${row.state} in ('DRAFT', 'CANCELLED') or (${row.submittedAt} is not null and ${row.submittedOn} is not null)`,
    ),
    // Nothing that was not approved, or costs more than was, is ordered.
    check(
      'purchase_orders_approved',
      sql`${row.state} not in ('APPROVED', 'SENT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'SHORT_CLOSED')
        or (${row.decidedAt} is not null and ${row.approvedTotal} is not null and ${row.approvedTotal} >= ${row.total})`,
    ),
    check(
      'purchase_orders_sent',
      sql`${row.state} not in ('SENT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'SHORT_CLOSED') or ${row.sentAt} is not null`,
    ),
    check(
      'purchase_orders_sent_version',
      sql`(${row.sentAt} is null) = (${row.sentVersion} is null) and ${row.sentVersion} between 1 and ${row.version}`,
    ),
    // Each amendment is another version than the supplier had.
    check(
      'purchase_orders_amended',
      sql`(${row.amendment} > 0) = (${row.amendedAt} is not null) and (${row.amendment} = 0 or ${row.sentVersion} > ${row.amendment})`,
    ),
    check(
      'purchase_orders_reason',
      sql`${row.state} not in ('REJECTED', 'RETURNED', 'CANCELLED', 'SHORT_CLOSED') or ${row.reason} is not null`,
    ),
  ],
);

/** What is ordered, each stock item once. */
export const purchaseOrderLines = pgTable(
  'purchase_order_lines',
  {
    orderId: uuid()
      .notNull()
      .references(() => purchaseOrders.id),
    stockItemId: uuid().notNull(),
    position: integer().notNull(),
    // As it was said: thousandths of `unit`.
    quantity: quantity().notNull(),
    unit: text().notNull(),
    // The same in thousandths of the base unit.
    baseQuantity: quantity().notNull(),
    // Per unit, without tax.
    price: money().notNull(),
    // Basis points.
    taxRate: integer().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.orderId, row.stockItemId] }),
    check('purchase_order_lines_positive', sql`${row.quantity} > 0 and ${row.baseQuantity} > 0 and ${row.price} >= 0`),
    check('purchase_order_lines_tax', sql`${row.taxRate} between 0 and 10000`),
  ],
);

/**
 * An order as its supplier has it, kept when it is changed for the first time since they got it; what it says is what `purchase_orders` said then. What comes
 * before they hear of the change is held against this. Append-only.
 */
export const purchaseOrdersAsSent = pgTable(
  'purchase_orders_as_sent',
  {
    orderId: uuid()
      .notNull()
      .references(() => purchaseOrders.id),
    version: integer().notNull(),
    total: money().notNull(),
    approvedTotal: money(),
    wantedOn: date({ mode: 'string' }),
    note: text(),
    submittedBy: uuid(),
    submittedAt: instant(),
    submittedOn: date({ mode: 'string' }),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (row) => [primaryKey({ columns: [row.orderId, row.version] })],
);

/** What such an order ordered, as `purchase_order_lines` had it. Append-only. */
export const purchaseOrderSentLines = pgTable(
  'purchase_order_sent_lines',
  {
    orderId: uuid().notNull(),
    version: integer().notNull(),
    stockItemId: uuid().notNull(),
    position: integer().notNull(),
    quantity: quantity().notNull(),
    unit: text().notNull(),
    baseQuantity: quantity().notNull(),
    price: money().notNull(),
    taxRate: integer().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.orderId, row.version, row.stockItemId] }),
    foreignKey({
      name: 'purchase_order_sent_lines_order',
      columns: [row.orderId, row.version],
      foreignColumns: [purchaseOrdersAsSent.orderId, purchaseOrdersAsSent.version],
    }),
  ],
);

/** What happened to an order, and who did it. Append-only; who made, changed or submitted a version does not approve it: a trigger. */
export const purchaseOrderSteps = pgTable(
  'purchase_order_steps',
  {
    id: uuid().primaryKey(),
    // In which order they were taken: two of one moment have one instant.
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    orderId: uuid()
      .notNull()
      .references(() => purchaseOrders.id),
    event: text().notNull(),
    state: purchaseOrderState().notNull(),
    version: integer().notNull(),
    total: money().notNull(),
    reason: text(),
    at: instant().notNull(),
    by: uuid(),
    // As the audit trail calls them.
    byLabel: text().notNull(),
  },
  (row) => [index('purchase_order_steps_order').on(row.orderId, row.at)],
);

/** What the organisation decided about buying; without a row the defaults count. */
export const purchaseRules = pgTable(
  'purchase_rules',
  {
    one: boolean().primaryKey().default(true),
    // Orders up to this amount need nobody's yes.
    selfUpTo: money().notNull(),
    // Who may approve up to what.
    tiers: jsonb().$type<ApprovalTier[]>().notNull(),
    // What a supplier brings on one day without an order is taken in up to this value without asking.
    unorderedUpTo: money().notNull().default(500_000),
    // How much more than ordered is taken in without asking.
    overReceiptPercent: integer().notNull(),
    // How much of its life goods must still have when they come.
    shelfLifePercent: integer().notNull(),
    // How far the price of a billed line may be from what was agreed: both must hold.
    billPricePercent: integer().notNull().default(2),
    billPriceAmount: money().notNull().default(10_000),
    // How far a bill's total may be from its lines: rounding.
    billTotalAmount: money().notNull().default(100),
    version: integer().notNull(),
  },
  (row) => [
    check('purchase_rules_one', sql`${row.one}`),
    check('purchase_rules_self', sql`${row.selfUpTo} >= 0 and ${row.unorderedUpTo} >= 0`),
    check(
      'purchase_rules_percent',
      sql`${row.overReceiptPercent} between 0 and 100 and ${row.shelfLifePercent} between 0 and 100`,
    ),
    check(
      'purchase_rules_bills',
      sql`${row.billPricePercent} between 0 and 100 and ${row.billPriceAmount} >= 0 and ${row.billTotalAmount} between 0 and 10000`,
    ),
    check('purchase_rules_tiers', sql`jsonb_typeof(${row.tiers}) = 'array'`),
  ],
);
