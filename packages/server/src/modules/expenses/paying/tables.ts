import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { journalEntries } from '../../finance/index.ts';
import { expenseClaims } from '../claims/tables.ts';

export const expensePaymentState = pgEnum('expense_payment_state', ['PREPARED', 'RELEASED', 'CANCELLED', 'REVERSED']);
export const expensePaymentMethod = pgEnum('expense_payment_method', [
  ...(['BANK_TRANSFER', 'UPI', 'CHEQUE', 'PETTY_CASH', 'DRAWER'] as const),
]);

/** All that one claim is owed, paid to who claimed it: prepared by one, out of the house once it is released. A trigger keeps its steps. */
export const expensePayments = pgTable(
  'expense_payments',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    claimId: uuid()
      .notNull()
      .references(() => expenseClaims.id),
    // As of the claim: a trigger.
    outletId: uuid().notNull(),
    claimantId: uuid().notNull(),
    amount: money().notNull(),
    method: expensePaymentMethod().notNull(),
    // The UTR, the number of the cheque; as it was written, and as it is compared.
    reference: text(),
    referenceKey: text(),
    // Business date of its entry; of cash out of a drawer that of its release.
    day: date({ mode: 'string' }).notNull(),
    sessionId: uuid(),
    state: expensePaymentState().notNull(),
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
  },
  (row) => [
    unique('expense_payments_number').on(row.number),
    unique('expense_payments_entry').on(row.entryId),
    // A claim is paid once, and a transfer written down once.
    uniqueIndex('expense_payments_claim').on(row.claimId).where(sql`${row.state} in ('PREPARED', 'RELEASED')`),
    uniqueIndex('expense_payments_reference')
      .on(row.method, row.referenceKey)
      .where(sql`${row.state} in ('PREPARED', 'RELEASED')`),
    index('expense_payments_of').on(row.claimId, row.preparedAt),
    check('expense_payments_amount', sql`${row.amount} > 0`),
    check(
      'expense_payments_method',
      sql`(${row.method} = 'DRAWER') = (${row.sessionId} is not null)
        and (${row.method} in ('PETTY_CASH', 'DRAWER') or coalesce(${row.referenceKey}, '') <> '') and (${row.reference} is null) = (${row.referenceKey} is null)`,
    ),
    check(
      'expense_payments_released',
      sql`(${row.state} in ('RELEASED', 'REVERSED')) = (${row.entryId} is not null)
        and num_nulls(${row.releasedBy}, ${row.releasedByLabel}, ${row.releasedAt}, ${row.entryId}) in (0, 4)`,
    ),
    check('expense_payments_another_person', sql`${row.releasedByRule} or ${row.releasedBy} <> ${row.preparedBy}`),
    check(
      'expense_payments_not_to_oneself',
      sql`${row.preparedBy} <> ${row.claimantId} and coalesce(${row.releasedBy} <> ${row.claimantId}, true)`,
    ),
    check(
      'expense_payments_ended',
      sql`(${row.state} in ('CANCELLED', 'REVERSED')) = (${row.endedAt} is not null)
        and num_nulls(${row.endedBy}, ${row.endedByLabel}, ${row.endedAt}, ${row.endReason}) in (0, 4)`,
    ),
  ],
);
