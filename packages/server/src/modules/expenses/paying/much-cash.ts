import { type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { isCash } from '../../payments/index.ts';
import type { ExpensePayment } from './payment.ts';
import { expensePayments } from './tables.ts';

/** Paise: of what one person gets in cash beyond this on a day, income tax may take none as a cost (section 40A(3) of the Act of 1961). Rules §2.4. */
const CASH_ON_A_DAY: Money = 1_000_000;

/**
 * Why a payment of a claim is not made in cash as it is: MUCH_CASH where its claimant gets more on that day, from any outlet, than the rules let
 * pass without a word, and nobody said why; null when it can be, or is none in cash. The caller holds the claimant.
 */
export async function muchCash(
  tx: Tx,
  payment: Pick<ExpensePayment, 'id' | 'method' | 'claimantId' | 'amount' | 'cashReason'>,
  day: string,
): Promise<Refusal | null> {
  if (!isCash(payment) || payment.cashReason !== null) return null;
  const [row] = await tx
    .select({ amount: sql<number>`coalesce(sum(${expensePayments.amount}), 0)::float8` })
    .from(expensePayments)
    .where(
      and(
        eq(expensePayments.claimantId, payment.claimantId),
        eq(expensePayments.day, day),
        ne(expensePayments.id, payment.id),
        inArray(expensePayments.method, ['PETTY_CASH', 'DRAWER']),
        inArray(expensePayments.state, ['PREPARED', 'RELEASED']),
      ),
    );
  const amount = (row?.amount ?? 0) + payment.amount;
  if (amount <= CASH_ON_A_DAY) return null;
  const message =
    'So much in cash to one person on one day may not count as a cost for income tax. Pay it from the bank, or say why it is cash all the same.';
  return refuse('MUCH_CASH', message, { amount, limit: CASH_ON_A_DAY });
}
