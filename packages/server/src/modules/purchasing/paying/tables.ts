import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../../finance/index.ts';
import { supplierBills } from '../bills/tables.ts';
import { suppliers } from '../suppliers/tables.ts';

export const supplierPaymentState = pgEnum('supplier_payment_state', ['PREPARED', 'RELEASED', 'CANCELLED', 'REVERSED']);
export const supplierPaymentMethod = pgEnum('supplier_payment_method', [
  ...(['BANK_TRANSFER', 'UPI', 'CHEQUE', 'PETTY_CASH', 'DRAWER'] as const),
]);

/** Money for a supplier: prepared by one, and out of the house once it is released. What was prepared stays as it is: a trigger. */
export const supplierPayments = pgTable(
  'supplier_payments',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    outletId: uuid().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    method: supplierPaymentMethod().notNull(),
    // The UTR, the number of the cheque; as it was written, and as it is compared.
    reference: text(),
    referenceKey: text(),
    // Business date of its entry; of cash out of a drawer that of its release.
    day: date({ mode: 'string' }).notNull(),
    amount: money().notNull(),
    // The session of the drawer that it comes out of.
    sessionId: uuid(),
    note: text(),
    state: supplierPaymentState().notNull(),
    preparedBy: uuid().notNull(),
    preparedByLabel: text().notNull(),
    preparedAt: instant().notNull(),
    releasedBy: uuid(),
    releasedByLabel: text(),
    releasedAt: instant(),
    // Small enough to need nobody else's yes.
    releasedByRule: boolean().notNull().default(false),
    entryId: uuid().references(() => journalEntries.id),
    // Who gave it up or turned it round, and why.
    endedBy: uuid(),
    endedByLabel: text(),
    endedAt: instant(),
    endReason: text(),
    reversedOn: date({ mode: 'string' }),
  },
  (row) => [
    unique('supplier_payments_number').on(row.number),
    unique('supplier_payments_entry').on(row.entryId),
    // A transfer or a cheque is written down once, or it would be paid twice.
    uniqueIndex('supplier_payments_reference')
      .on(row.method, row.referenceKey)
      .where(sql`${row.state} in ('PREPARED', 'RELEASED')`),
    index('supplier_payments_outlet').on(row.outletId, row.preparedAt),
    index('supplier_payments_supplier').on(row.supplierId, row.day),
    check('supplier_payments_amount', sql`${row.amount} > 0`),
    check(
      'supplier_payments_method',
      sql`(${row.method} = 'DRAWER') = (${row.sessionId} is not null)
        and (${row.method} in ('PETTY_CASH', 'DRAWER') or coalesce(${row.referenceKey}, '') <> '') and (${row.reference} is null) = (${row.referenceKey} is null)`,
    ),
    check(
      'supplier_payments_released',
      sql`(${row.state} in ('RELEASED', 'REVERSED')) = (${row.entryId} is not null)
        and num_nulls(${row.releasedBy}, ${row.releasedByLabel}, ${row.releasedAt}, ${row.entryId}) in (0, 4)`,
    ),
    check('supplier_payments_another_person', sql`${row.releasedByRule} or ${row.releasedBy} <> ${row.preparedBy}`),
    check(
      'supplier_payments_ended',
      sql`(${row.state} in ('CANCELLED', 'REVERSED')) = (${row.endedAt} is not null)
        and num_nulls(${row.endedBy}, ${row.endedByLabel}, ${row.endedAt}, ${row.endReason}) in (0, 4)
        and (${row.state} = 'REVERSED') = (${row.reversedOn} is not null)`,
    ),
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
