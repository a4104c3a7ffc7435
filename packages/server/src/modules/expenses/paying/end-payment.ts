import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { closedDay, journalLines, post } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { step } from '../claims/claim.ts';
import { type ExpensePayment, heldPayment, illegal, ownMoney, PAYMENT_SOURCE } from './payment.ts';
import { expensePayments } from './tables.ts';

const reason = z.string().trim().min(3).max(200);

/** Gives up a payment that was prepared and not released; the claim waits for another. Refuses ILLEGAL_EXPENSE_PAYMENT_STEP. */
export const cancelExpensePayment = command({
  name: 'expenses.cancelPayment',
  permission: 'expense:pay',
  input: z.object({ commandId: z.uuid(), paymentId: z.uuid(), reason }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'expense_payment', id: paymentId }),
  async handle(scope, { paymentId, reason: why }): Promise<{ claimId: string } | Refusal> {
    const { payment, claim } = await heldPayment(scope.tx, paymentId);
    scope.within(payment.outletId);
    const refusal = illegal(payment, 'cancel');
    if (refusal) return refusal;
    await end(scope, payment, { state: 'CANCELLED', why });
    return { claimId: claim.id };
  },
});

/**
 * Turns a payment round that did not arrive or came back: its entry, and the claim is owed again. Whoever prepared a payment that another released
 * does not turn it round alone. Refuses ILLEGAL_EXPENSE_PAYMENT_STEP, also for cash out of a drawer; ANOTHER_PERSON_NEEDED, DAY_AHEAD,
 * PERIOD_LOCKED, and DAY_BEFORE for a day before the payment. Rules §2.1.
 */
export const reverseExpensePayment = command({
  name: 'expenses.reversePayment',
  permission: 'expense:release',
  input: z.object({ commandId: z.uuid(), paymentId: z.uuid(), day: z.iso.date(), reason }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'expense_payment', id: paymentId }),
  async handle(scope, { paymentId, day, reason: why }): Promise<{ claimId: string } | Refusal> {
    const { tx, actor, within } = scope;
    const { payment, claim } = await heldPayment(tx, paymentId);
    within(payment.outletId);
    const refusal = illegal(payment, 'reverse') ?? (await ownMoney(scope, claim));
    if (refusal) return refusal;
    if (!payment.releasedByRule && (await isOnePerson(tx, actor.id, payment.preparedBy))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You prepared this payment yourself: somebody else turns it round.');
    }
    if (day < payment.day) {
      const message = `The payment is of ${payment.day}: date this then or later.`;
      return refuse('DAY_BEFORE', message, { notBefore: payment.day });
    }
    const closed = await closedDay(scope, { outletId: payment.outletId, day });
    if (closed) return closed;
    await turnRound(scope, payment, { day, narration: `Payment ${payment.number} turned round: ${why}` });
    await end(scope, payment, { state: 'REVERSED', why });
    await step(scope, claim, 'bounce');
    return { claimId: claim.id };
  },
});

async function turnRound(
  { tx, now, actor }: CommandScope,
  { id, outletId, entryId }: ExpensePayment,
  { day, narration }: { readonly day: string; readonly narration: string },
): Promise<void> {
  if (entryId === null) return;
  const stood = await tx
    .select()
    .from(journalLines)
    .where(eq(journalLines.entryId, entryId))
    .orderBy(asc(journalLines.position));
  await post(tx, {
    ...{ outletId, source: { type: PAYMENT_SOURCE, id }, event: 'reversed', narration, at: now, postedBy: actor.label },
    dates: { businessDate: day, taxDate: day },
    lines: stood.map(({ accountCode: account, debit, credit, party }) => ({
      ...{ account, debit: credit, credit: debit },
      ...(party !== null && { party }),
    })),
    reversalOf: entryId,
  });
}

async function end(
  { tx, now, actor, changed }: CommandScope,
  payment: ExpensePayment,
  { state, why }: { readonly state: 'CANCELLED' | 'REVERSED'; readonly why: string },
): Promise<void> {
  if (actor.id === null) throw new AppError('FORBIDDEN', 'A payment is ended by somebody who answers for it.');
  const after = { state, endedBy: actor.id, endedByLabel: actor.label, endedAt: now, endReason: why };
  await tx.update(expensePayments).set(after).where(eq(expensePayments.id, payment.id));
  changed({ entity: 'expense_payment', id: payment.id, before: { ...payment }, after });
}
