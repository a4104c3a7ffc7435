import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq, inArray } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import { journalEntries } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { illegalStep } from '../../payments/index.ts';
import { CLAIM_SOURCE, type ExpenseClaim, heldClaim } from '../claims/claim.ts';
import { expensePayments } from './tables.ts';

export type ExpensePayment = typeof expensePayments.$inferSelect;

/** Where the entries of payments come from, as their source says. */
export const PAYMENT_SOURCE = 'expense_payment';

/** Why a step is not legal now: ILLEGAL_EXPENSE_PAYMENT_STEP; null when it is. */
export function illegal({ state }: ExpensePayment, step: Parameters<typeof illegalStep>[1]): Refusal | null {
  const message = illegalStep({ state }, step);
  return message === null ? null : refuse('ILLEGAL_EXPENSE_PAYMENT_STEP', message, { paymentState: state });
}

/** A payment with its claim, held against others, after the person who is owed. Throws NOT_FOUND. */
export async function heldPayment(tx: Tx, id: string): Promise<{ payment: ExpensePayment; claim: ExpenseClaim }> {
  const [seen] = await tx.select().from(expensePayments).where(eq(expensePayments.id, id));
  if (!seen) throw new AppError('NOT_FOUND', 'There is no such payment.');
  const claim = await heldClaim(tx, seen.claimId);
  const [payment = seen] = await tx.select().from(expensePayments).where(eq(expensePayments.id, id)).for('update');
  return { payment, claim };
}

/** Why whoever acts does not pay this claim: ANOTHER_PERSON_NEEDED where it is their own; null where they may. */
export async function ownMoney(
  { tx, actor }: Pick<CommandScope, 'tx' | 'actor'>,
  { claimantId }: Pick<ExpenseClaim, 'claimantId'>,
): Promise<Refusal | null> {
  if (actor.id !== null && !(await isOnePerson(tx, actor.id, claimantId))) return null;
  return refuse('ANOTHER_PERSON_NEEDED', 'This claim is your own: somebody else pays it.');
}

/** The last day on which something of a claim is in the books: it is not paid before. */
export async function bookedOn(tx: Tx, { id }: Pick<ExpenseClaim, 'id'>): Promise<string> {
  const rows = await tx
    .select({ source: journalEntries.sourceType, day: journalEntries.businessDate })
    .from(journalEntries)
    .where(eq(journalEntries.sourceId, id));
  const days = rows.filter(({ source }) => source === CLAIM_SOURCE).map(({ day }) => day);
  return days.toSorted().at(-1) ?? '';
}

/** The payments of some claims, by claim, the first prepared first. */
export async function paymentsByClaim(reader: Reader, ids: readonly string[]): Promise<Map<string, ExpensePayment[]>> {
  const rows = await reader
    .select()
    .from(expensePayments)
    .where(inArray(expensePayments.claimId, [...ids]))
    .orderBy(asc(expensePayments.preparedAt), asc(expensePayments.id));
  const grouped = groupBy(rows, ({ claimId }) => claimId);
  return new Map(ids.map((id) => [id, grouped.get(id) ?? []]));
}
