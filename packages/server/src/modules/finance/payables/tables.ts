import { sql } from 'drizzle-orm';
import { check, date, index, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../tables.ts';

export const payableKind = pgEnum('payable_kind', ['BILL', 'DEBIT_NOTE']);

/** What is owed to suppliers, document by document, and what they owe back: the sub-ledger of account 2100 (rules §2.6, identity 7). */
export const payables = pgTable(
  'payables',
  {
    // The bill's, or the debit note's.
    documentId: uuid().primaryKey(),
    kind: payableKind().notNull(),
    outletId: uuid().notNull(),
    supplierId: uuid().notNull(),
    entryId: uuid()
      .notNull()
      .references(() => journalEntries.id),
    documentDate: date({ mode: 'string' }).notNull(),
    // When a bill is to be paid by its terms; a debit note at once.
    dueOn: date({ mode: 'string' }).notNull(),
    // Of a micro or small enterprise: the last day the law leaves (rules §3.5); null for others.
    limitOn: date({ mode: 'string' }),
    amount: money().notNull(),
    // What of it is not settled yet.
    open: money().notNull(),
    // Of a debit note: the bill it was set against, and by how much.
    againstId: uuid(),
    setOff: money().notNull(),
    recordedAt: instant().notNull(),
  },
  (row) => [
    index('payables_open').on(row.outletId, row.dueOn).where(sql`${row.open} > 0`),
    index('payables_supplier').on(row.supplierId),
    index('payables_against').on(row.againstId).where(sql`${row.againstId} is not null`),
    check('payables_amount', sql`${row.amount} > 0 and ${row.open} between 0 and ${row.amount}`),
    check(
      'payables_set_off',
      sql`${row.setOff} >= 0 and (${row.setOff} = 0 or (${row.kind} = 'DEBIT_NOTE' and ${row.againstId} is not null and ${row.open} <= ${row.amount} - ${row.setOff}))`,
    ),
  ],
);
