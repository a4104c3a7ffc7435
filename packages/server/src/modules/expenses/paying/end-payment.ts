import { assert, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { reverseEntry } from '../../finance/index.ts';
import { endedAs, preparedOneself, putBack } from '../../payments/index.ts';
import { step } from '../claims/claim.ts';
import { type ExpensePayment, heldPayment, illegal, ownMoney } from './payment.ts';
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
    await end(scope, payment, { reason: why, reversedOn: null });
    return { claimId: claim.id };
  },
});

/**
 * Turns a payment round that did not arrive or came back: its entry, and the claim is owed again. Cash out of a drawer is put back into it while its
 * session is open, or paid into one that is. Whoever prepared a payment that another released does not turn it round alone. Refuses
 * ILLEGAL_EXPENSE_PAYMENT_STEP, ANOTHER_PERSON_NEEDED, DAY_AHEAD, PERIOD_LOCKED, DAY_BEFORE for a day before the payment; for cash out of a
 * drawer NOT_TODAY, DRAWER_NOT_OPEN when no open drawer is named, DRAWER_SESSION_OVER and NOT_AT_THIS_DRAWER. Rules §2.1.
 */
export const reverseExpensePayment = command({
  name: 'expenses.reversePayment',
  permission: 'expense:release',
  input: z.object({
    ...{ commandId: z.uuid(), paymentId: z.uuid(), day: z.iso.date(), reason },
    sessionId: z.uuid().nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'expense_payment', id: paymentId }),
  async handle(scope, { paymentId, day, reason: why, sessionId = null }): Promise<{ claimId: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const { payment, claim } = await heldPayment(tx, paymentId);
    within(payment.outletId);
    const refusal =
      illegal(payment, 'reverse') ??
      (await ownMoney(scope, claim)) ??
      (await preparedOneself(scope, payment, 'reverse'));
    if (refusal) return refusal;
    const back = await putBack(scope, payment, {
      ...{
        day,
        notBefore: payment.day,
        sessionId,
        purpose: 'EXPENSE',
        reason: `Back of claim ${claim.number}: ${why}`,
      },
    });
    if (isRefusal(back)) return back;
    assert(payment.entryId !== null, 'what was released is in the books', { paymentId });
    await reverseEntry(tx, {
      ...{ entryId: payment.entryId, day, at: now, postedBy: actor.label, into: back.into },
      narration: `Payment ${payment.number} turned round: ${why}`,
    });
    await end(scope, payment, { reason: why, reversedOn: day });
    await step(scope, claim, 'bounce');
    return { claimId: claim.id };
  },
});

async function end(scope: CommandScope, payment: ExpensePayment, said: Parameters<typeof endedAs>[1]): Promise<void> {
  const after = endedAs(scope, said);
  await scope.tx.update(expensePayments).set(after).where(eq(expensePayments.id, payment.id));
  scope.changed({ entity: 'expense_payment', id: payment.id, before: { ...payment }, after });
}
