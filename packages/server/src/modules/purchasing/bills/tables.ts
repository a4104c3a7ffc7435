import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { goodsReceiptLines } from '../receipts/tables.ts';
import { suppliers } from '../suppliers/tables.ts';

export const supplierBillState = pgEnum('supplier_bill_state', ['MATCHED', 'HELD', 'APPROVED', 'SETTLED', 'SENT_BACK']);
/** Where a line of a bill differs from the order and the receipt. */
export const billFinding = pgEnum('bill_finding', ['QUANTITY', 'PRICE', 'TAX']);

/** A supplier's bill as it stands on their paper, and what was decided about it. What it says is append-only; it is decided once. */
export const supplierBills = pgTable(
  'supplier_bills',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    // As on the paper.
    number: text().notNull(),
    // The same without case, spaces and leading zeros; of separators only that there is one between two figures.
    numberKey: text().notNull(),
    // Whose numbers these are: the supplier's tax registration, or their id where they have none.
    registration: text().notNull(),
    // Of the bill's date: `2627`.
    financialYear: text().notNull(),
    billDate: date({ mode: 'string' }).notNull(),
    // As on the paper, with tax.
    total: money().notNull(),
    // What the lines come to: without tax, and their tax.
    taxable: money().notNull(),
    tax: money().notNull(),
    // Whether the total is further from its lines than rounding explains.
    totalIsOff: boolean().notNull(),
    // Whether its date is so long ago that it may be a slip.
    dateIsOld: boolean().notNull().default(false),
    state: supplierBillState().notNull(),
    enteredAt: instant().notNull(),
    enteredBy: uuid(),
    enteredByLabel: text().notNull(),
    decidedAt: instant(),
    decidedBy: uuid(),
    decidedByLabel: text(),
    reason: text(),
  },
  (row) => [
    // One bill is entered, and paid, once, whether its supplier was registered by then or not. One that went back may come again.
    uniqueIndex('supplier_bills_once')
      .on(row.registration, row.numberKey, row.financialYear)
      .where(sql`${row.state} <> 'SENT_BACK'`),
    uniqueIndex('supplier_bills_once_of_supplier')
      .on(row.supplierId, row.numberKey, row.financialYear)
      .where(sql`${row.state} <> 'SENT_BACK'`),
    // Where separators are all that parts two numbers, a date and a total that agree say that they are one.
    uniqueIndex('supplier_bills_alike')
      .on(row.registration, sql`replace(${row.numberKey}, '-', '')`, row.billDate, row.total)
      .where(sql`${row.state} <> 'SENT_BACK'`),
    uniqueIndex('supplier_bills_alike_of_supplier')
      .on(row.supplierId, sql`replace(${row.numberKey}, '-', '')`, row.billDate, row.total)
      .where(sql`${row.state} <> 'SENT_BACK'`),
    index('supplier_bills_outlet').on(row.outletId, row.enteredAt),
    index('supplier_bills_supplier').on(row.supplierId, row.enteredAt),
    check('supplier_bills_number', sql`${row.number} = btrim(${row.number}) and ${row.numberKey} <> ''`),
    check('supplier_bills_amounts', sql`${row.total} > 0 and ${row.taxable} >= 0 and ${row.tax} >= 0`),
    check(
      'supplier_bills_decided',
      sql`(${row.state} in ('MATCHED', 'HELD')) = (${row.decidedAt} is null)
        and (${row.decidedAt} is null or (${row.decidedBy} is not null and ${row.reason} is not null))`,
    ),
    check('supplier_bills_another_person', sql`${row.decidedBy} <> ${row.enteredBy}`),
    check('supplier_bills_matched', sql`${row.state} <> 'MATCHED' or not (${row.totalIsOff} or ${row.dateIsOld})`),
  ],
);

/** What a bill asks for of one line of a delivery, and what was agreed. Append-only. */
export const supplierBillLines = pgTable(
  'supplier_bill_lines',
  {
    billId: uuid()
      .notNull()
      .references(() => supplierBills.id),
    position: integer().notNull(),
    receiptId: uuid().notNull(),
    receiptPosition: integer().notNull(),
    stockItemId: uuid().notNull(),
    // As billed: thousandths of `unit`.
    quantity: quantity().notNull(),
    unit: text().notNull(),
    // The same in thousandths of the base unit.
    baseQuantity: quantity().notNull(),
    // Per unit, without tax.
    price: money().notNull(),
    // Basis points.
    taxRate: integer().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    // What of the delivery could be billed then, in thousandths of the base unit.
    billable: quantity().notNull(),
    // What so much costs by the order, or as it was received, without tax.
    agreedNet: money().notNull(),
    // The item's rate then.
    agreedTaxRate: integer().notNull(),
    // How its tax is treated, whatever becomes of the item or the supplier's registration: credited to us, and from another State.
    isCredited: boolean().notNull().default(false),
    isInterState: boolean().notNull().default(false),
    findings: billFinding().array().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.billId, row.position] }),
    unique('supplier_bill_lines_receipt').on(row.billId, row.receiptId, row.receiptPosition),
    foreignKey({
      name: 'supplier_bill_lines_of',
      columns: [row.receiptId, row.receiptPosition],
      foreignColumns: [goodsReceiptLines.receiptId, goodsReceiptLines.position],
    }),
    index('supplier_bill_lines_of_receipt').on(row.receiptId, row.receiptPosition),
    check('supplier_bill_lines_positive', sql`${row.quantity} > 0 and ${row.baseQuantity} > 0 and ${row.price} >= 0`),
    check('supplier_bill_lines_tax', sql`${row.taxRate} between 0 and 10000`),
  ],
);

/** What a bill that counts takes off what was received and not billed yet. Append-only. */
export const supplierBillClearings = pgTable(
  'supplier_bill_clearings',
  {
    billId: uuid().notNull(),
    position: integer().notNull(),
    receiptId: uuid().notNull(),
    receiptPosition: integer().notNull(),
    quantity: quantity().notNull(),
    // As it was booked when it came.
    value: money().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.billId, row.position] }),
    foreignKey({
      name: 'supplier_bill_clearings_line',
      columns: [row.billId, row.position],
      foreignColumns: [supplierBillLines.billId, supplierBillLines.position],
    }),
    index('supplier_bill_clearings_of_receipt').on(row.receiptId, row.receiptPosition),
    check('supplier_bill_clearings_positive', sql`${row.quantity} > 0 and ${row.value} >= 0`),
  ],
);

/** What a supplier owes us back: for a bill that asked for too much, or for goods that went back after they were billed. Append-only. */
export const debitNotes = pgTable(
  'debit_notes',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    // Counts within the outlet.
    number: integer().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    billId: uuid().references(() => supplierBills.id),
    returnId: uuid(),
    taxable: money().notNull(),
    tax: money().notNull(),
    reason: text().notNull(),
    issuedAt: instant().notNull(),
    issuedOn: date({ mode: 'string' }).notNull(),
  },
  (row) => [
    unique('debit_notes_number').on(row.outletId, row.number),
    unique('debit_notes_return').on(row.returnId),
    index('debit_notes_bill').on(row.billId),
    check('debit_notes_of', sql`${row.billId} is not null or ${row.returnId} is not null`),
    check('debit_notes_amounts', sql`${row.taxable} + ${row.tax} > 0`),
  ],
);

/** The number of an outlet's last debit note. */
export const debitNoteNumbers = pgTable('debit_note_numbers', {
  outletId: uuid().primaryKey(),
  last: integer().notNull(),
});
