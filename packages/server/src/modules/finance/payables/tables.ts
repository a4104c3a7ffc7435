import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../tables.ts';

export const payableKind = pgEnum('payable_kind', ['BILL', 'DEBIT_NOTE', 'PAYMENT']);

/**
 * What is owed to suppliers, and what stands against it: bills, debit notes, payments. The sub-ledger of accounts 2100 (bills less debit notes)
 * and 1350 (what payments left over, which are advances); rules §2.6, identity 7.
 */
export const payables = pgTable(
  'payables',
  {
    // The bill's, the debit note's or the payment's.
    documentId: uuid().primaryKey(),
    kind: payableKind().notNull(),
    outletId: uuid().notNull(),
    supplierId: uuid().notNull(),
    entryId: uuid()
      .notNull()
      .references(() => journalEntries.id),
    documentDate: date({ mode: 'string' }).notNull(),
    // When a bill is to be paid by its terms; the others at once.
    dueOn: date({ mode: 'string' }).notNull(),
    // Of a micro or small enterprise: the last day the law leaves (rules §3.5); null for others.
    limitOn: date({ mode: 'string' }),
    amount: money().notNull(),
    // Of a bill: what of it bears no tax, and whether it came from another State (GSTR-3B, table 5).
    untaxed: money().notNull().default(0),
    isInterState: boolean().notNull().default(false),
    // What of it is not settled yet: only settlements move it, by their trigger.
    open: money().notNull(),
    // The day a payment was turned round: nothing of it is open from then on.
    reversedOn: date({ mode: 'string' }),
    recordedAt: instant().notNull(),
  },
  (row) => [
    index('payables_open').on(row.outletId, row.dueOn).where(sql`${row.open} > 0`),
    index('payables_supplier').on(row.supplierId),
    check('payables_amount', sql`${row.amount} > 0 and ${row.open} between 0 and ${row.amount}`),
    check(
      'payables_reversed',
      sql`${row.reversedOn} is null or (${row.kind}::text = 'PAYMENT' and ${row.open} = 0 and ${row.reversedOn} >= ${row.documentDate})`,
    ),
  ],
);

/** So much of a debit note or a payment stands against so much of a bill. Append-only; what a reversed payment settled is undone, once. */
export const payableSettlements = pgTable(
  'payable_settlements',
  {
    id: uuid().primaryKey(),
    creditId: uuid()
      .notNull()
      .references(() => payables.documentId),
    billId: uuid()
      .notNull()
      .references(() => payables.documentId),
    amount: money().notNull(),
    // The business day from which it counts, not before either of the two was booked.
    settledOn: date({ mode: 'string' }).notNull(),
    // The payment's entry, or that by which an advance was used later; a debit note stands in the same account as the bill, and needs none.
    entryId: uuid().references(() => journalEntries.id),
    undoneOn: date({ mode: 'string' }),
    settledAt: instant().notNull(),
    settledByLabel: text().notNull(),
  },
  (row) => [
    index('payable_settlements_credit').on(row.creditId),
    index('payable_settlements_bill').on(row.billId),
    check('payable_settlements_amount', sql`${row.amount} > 0 and ${row.creditId} <> ${row.billId}`),
    check('payable_settlements_undone', sql`${row.undoneOn} >= ${row.settledOn}`),
  ],
);
