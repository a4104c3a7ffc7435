import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { OUTGOING_METHODS, OUTGOING_STATES, outgoingColumns, outgoingRules } from '../../payments/index.ts';
import { expenseClaims } from '../claims/tables.ts';

export const expensePaymentState = pgEnum('expense_payment_state', OUTGOING_STATES);
export const expensePaymentMethod = pgEnum('expense_payment_method', OUTGOING_METHODS);

/** All that one claim is owed, paid to who claimed it: prepared by one, out of the house once it is released. A trigger keeps its steps. */
export const expensePayments = pgTable(
  'expense_payments',
  {
    // Its outlet and its amount are as of the claim, as is the claimant: a trigger.
    ...outgoingColumns(),
    claimId: uuid()
      .notNull()
      .references(() => expenseClaims.id),
    claimantId: uuid().notNull(),
    method: expensePaymentMethod().notNull(),
    // Why in cash, where that is much for one person on one day.
    cashReason: text(),
    state: expensePaymentState().notNull(),
  },
  (row) => [
    ...outgoingRules('expense_payments', row),
    // A claim is paid once.
    uniqueIndex('expense_payments_claim').on(row.claimId).where(sql`${row.state} in ('PREPARED', 'RELEASED')`),
    index('expense_payments_of').on(row.claimId, row.preparedAt),
    index('expense_payments_claimant').on(row.claimantId, row.day),
    check(
      'expense_payments_not_to_oneself',
      sql`${row.preparedBy} <> ${row.claimantId} and coalesce(${row.releasedBy} <> ${row.claimantId}, true)`,
    ),
  ],
);
