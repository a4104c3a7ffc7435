import type { Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { post } from '../../finance/index.ts';
import { dayOut, paidFrom, preparedOneself, releasedAs, takeOut } from '../../payments/index.ts';
import { type ExpenseClaim, illegal as illegalClaim, step } from '../claims/claim.ts';
import { claimPaidPosting } from '../claims/postings.ts';
import { muchCash } from './much-cash.ts';
import { type ExpensePayment, heldPayment, illegal, ownMoney, PAYMENT_SOURCE } from './payment.ts';
import { expensePayments } from './tables.ts';

/**
 * Lets a payment go that somebody else prepared, which books it; the claim is paid. Refuses ILLEGAL_EXPENSE_PAYMENT_STEP, ANOTHER_PERSON_NEEDED to
 * who prepared it and to whose claim it is, and what preparing it refuses for, where that changed since: cash out of a drawer is of today by now. Rules §2.3 G25.
 */
export const releaseExpensePayment = command({
  name: 'expenses.releasePayment',
  permission: 'expense:release',
  input: z.object({ commandId: z.uuid(), paymentId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'expense_payment', id: paymentId }),
  async handle(scope, { paymentId }): Promise<{ claimId: string } | Refusal> {
    const { tx, within } = scope;
    const hand = await heldPayment(tx, paymentId);
    within(hand.payment.outletId);
    const refusal =
      illegal(hand.payment, 'release') ??
      (await ownMoney(scope, hand.claim)) ??
      (await preparedOneself(scope, hand.payment, 'release'));
    if (refusal) return refusal;
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
  const { id, outletId, claimantId, amount, number, reference } = payment;
  const day = await dayOut(scope, payment);
  const refusal =
    illegalClaim(claim, 'pay') ??
    (day === payment.day ? null : await muchCash(tx, payment, day)) ??
    (await takeOut(scope, payment, { day, purpose: 'EXPENSE', reason: `Claim ${claim.number}` }));
  if (refusal) return refusal;
  const told = reference === null ? '' : `, ${reference}`;
  const entryId = await post(tx, {
    ...{ outletId, source: { type: PAYMENT_SOURCE, id }, event: 'paid', at: now, postedBy: actor.label },
    ...{ narration: `Payment ${number} of claim ${claim.number}${told}` },
    dates: { businessDate: day, taxDate: day },
    lines: claimPaidPosting({ claimantId, amount, from: paidFrom(payment) }),
  });
  const after = releasedAs(scope, { day, entryId, releasedByRule: byRule });
  await tx.update(expensePayments).set(after).where(eq(expensePayments.id, id));
  changed({ entity: 'expense_payment', id, before: { ...payment }, after });
  await step(scope, claim, 'pay');
  return null;
}
