import { type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { closedDay, post } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { movePaidCash } from '../../payments/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { paidFrom } from '../../purchasing/index.ts';
import { type ExpenseClaim, illegal as illegalClaim, step } from '../claims/claim.ts';
import { claimPaidPosting } from '../claims/postings.ts';
import { type ExpensePayment, heldPayment, illegal, ownMoney, PAYMENT_SOURCE } from './payment.ts';
import { expensePayments } from './tables.ts';

/**
 * Lets a payment go that somebody else prepared, which books it; the claim is paid. Refuses ILLEGAL_EXPENSE_PAYMENT_STEP, ANOTHER_PERSON_NEEDED to
 * who prepared it and to whose claim it is, and what preparing it refuses for, where that changed since. Rules §2.3 G25.
 */
export const releaseExpensePayment = command({
  name: 'expenses.releasePayment',
  permission: 'expense:release',
  input: z.object({ commandId: z.uuid(), paymentId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'expense_payment', id: paymentId }),
  async handle(scope, { paymentId }): Promise<{ claimId: string } | Refusal> {
    const { tx, actor, within } = scope;
    const hand = await heldPayment(tx, paymentId);
    within(hand.payment.outletId);
    const refusal = illegal(hand.payment, 'release') ?? (await ownMoney(scope, hand.claim));
    if (refusal) return refusal;
    if (await isOnePerson(tx, actor.id, hand.payment.preparedBy)) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You prepared this payment yourself: somebody else releases it.');
    }
    return (await release(scope, hand, { byRule: false })) ?? { claimId: hand.claim.id };
  },
});

/** Lets a payment go: the cash out of its drawer, the entry, the claim paid. The caller holds both and found them so. */
export async function release(
  scope: CommandScope,
  { payment, claim }: { readonly payment: ExpensePayment; readonly claim: ExpenseClaim },
  { byRule }: { readonly byRule: boolean },
): Promise<Refusal | null> {
  const { tx, now, actor, changed } = scope;
  const { id, outletId, claimantId, sessionId, amount, number, reference } = payment;
  const today = datesAt(await placeOf(tx, outletId), now).businessDate;
  const day = sessionId === null ? payment.day : today;
  const cash = { outletId, amount: -amount, purpose: 'EXPENSE', reason: `Claim ${claim.number}` } as const;
  const refusal =
    illegalClaim(claim, 'pay') ??
    (await closedDay(scope, { outletId, day })) ??
    (sessionId === null ? null : await movePaidCash(scope, { ...cash, sessionId }));
  if (refusal) return refusal;
  const told = reference === null ? '' : `, ${reference}`;
  const entryId = await post(tx, {
    ...{ outletId, source: { type: PAYMENT_SOURCE, id }, event: 'paid', at: now, postedBy: actor.label },
    ...{ narration: `Payment ${number} of claim ${claim.number}${told}` },
    dates: { businessDate: day, taxDate: day },
    lines: claimPaidPosting({ claimantId, amount, from: paidFrom(payment) }),
  });
  const after = {
    ...{ state: 'RELEASED' as const, day, entryId, releasedByRule: byRule },
    ...{ releasedBy: actor.id, releasedByLabel: actor.label, releasedAt: now },
  };
  await tx.update(expensePayments).set(after).where(eq(expensePayments.id, id));
  changed({ entity: 'expense_payment', id, before: { ...payment }, after });
  await step(scope, claim, 'pay');
  return null;
}
