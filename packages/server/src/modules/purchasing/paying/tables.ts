import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { money } from '../../../platform/db/columns.ts';
import { OUTGOING_METHODS, OUTGOING_STATES, outgoingColumns, outgoingRules } from '../../payments/index.ts';
import { supplierBills } from '../bills/tables.ts';
import { suppliers } from '../suppliers/tables.ts';

export const supplierPaymentState = pgEnum('supplier_payment_state', OUTGOING_STATES);
export const supplierPaymentMethod = pgEnum('supplier_payment_method', OUTGOING_METHODS);

/** Money for a supplier: prepared by one, and out of the house once it is released. What was prepared stays as it is: a trigger. */
export const supplierPayments = pgTable(
  'supplier_payments',
  {
    ...outgoingColumns(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    method: supplierPaymentMethod().notNull(),
    note: text(),
    state: supplierPaymentState().notNull(),
  },
  (row) => [
    ...outgoingRules('supplier_payments', row),
    index('supplier_payments_outlet').on(row.outletId, row.preparedAt),
    index('supplier_payments_supplier').on(row.supplierId, row.day),
  ],
);

/** What of a payment is for which bill; the rest of it is an advance. Append-only. */
export const supplierPaymentLines = pgTable(
  'supplier_payment_lines',
  {
    paymentId: uuid()
      .notNull()
      .references(() => supplierPayments.id),
    billId: uuid()
      .notNull()
      .references(() => supplierBills.id),
    amount: money().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.paymentId, row.billId] }),
    index('supplier_payment_lines_bill').on(row.billId),
    check('supplier_payment_lines_amount', sql`${row.amount} > 0`),
  ],
);
