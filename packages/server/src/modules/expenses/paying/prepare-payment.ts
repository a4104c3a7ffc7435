import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { closedDay } from '../../finance/index.ts';
import { drawerToPayFrom } from '../../payments/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { referenceKeyOf } from '../../purchasing/index.ts';
import { expenseRulesOf } from '../approval/rules.ts';
import { heldClaim, illegal } from '../claims/claim.ts';
import { bookedOn, type ExpensePayment, ownMoney } from './payment.ts';
import { release } from './release-payment.ts';
import { expensePaymentMethod, expensePayments } from './tables.ts';

/**
 * Prepares all that a claim is owed, for who claimed it. What is little is released at once; beyond (`payUpTo` of the rules) another person
 * releases it. Refuses ILLEGAL_CLAIM_STEP for a claim that is not approved, ANOTHER_PERSON_NEEDED to its claimant, BEING_PAID, REFERENCE_USED,
 * DAY_AHEAD, DAY_BEFORE, PERIOD_LOCKED; for cash out of a drawer NOT_TODAY, DRAWER_SESSION_OVER, NOT_AT_THIS_DRAWER and, when it is released at
 * once, DRAWER_SHORT. Rules §2.3 G25, §2.4.
 */
export const prepareExpensePayment = command({
  name: 'expenses.preparePayment',
  permission: 'expense:pay',
  input: z
    .object({
      id: z.uuid(),
      claimId: z.uuid(),
      method: z.enum(expensePaymentMethod.enumValues),
      reference: z.string().trim().max(40).nullish(),
      sessionId: z.uuid().nullish(),
      day: z.iso.date(),
    })
    .refine(({ method, sessionId }) => (method === 'DRAWER') === Boolean(sessionId), {
      ...{ path: ['sessionId'], error: 'Say which drawer cash comes out of; nothing else comes out of one.' },
    })
    .refine(
      ({ method, reference }) =>
        method === 'PETTY_CASH' || method === 'DRAWER' || referenceKeyOf(reference ?? '') !== '',
      { path: ['reference'], error: 'Give the UTR, the UPI reference or the number of the cheque.' },
    ),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'expense_payment', id }),
  async handle(scope, asked): Promise<{ claimId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const claim = await heldClaim(tx, asked.claimId);
    const { outletId, claimantId, total: amount } = claim;
    within(outletId);
    if (actor.id === null) throw new AppError('FORBIDDEN', 'A payment is prepared by somebody who answers for it.');
    const today = datesAt(await placeOf(tx, outletId), now).businessDate;
    const notBefore = await bookedOn(tx, claim);
    const refusal =
      illegal(claim, 'pay') ??
      (await ownMoney(scope, claim)) ??
      unfitDay(asked, { today, notBefore }) ??
      (await closedDay(scope, { outletId, day: asked.day }));
    if (refusal) return refusal;
    if (asked.sessionId) {
      const session = await drawerToPayFrom(scope, { sessionId: asked.sessionId, outletId });
      if (isRefusal(session)) return session;
    }
    const reference = asked.reference || null;
    const values = {
      ...asked,
      ...{ outletId, claimantId, amount, reference, referenceKey: reference && referenceKeyOf(reference) },
      ...{ sessionId: asked.sessionId ?? null, state: 'PREPARED' as const },
      ...{ preparedBy: actor.id, preparedByLabel: actor.label, preparedAt: now },
    };
    const used = `${reference} stands on another payment. Look at that one before you pay twice.`;
    const written = await unlessTaken('expense_payments_reference', refuse('REFERENCE_USED', used), () =>
      unlessTaken(
        'expense_payments_claim',
        refuse('BEING_PAID', 'A payment of this claim waits already: release it, or give it up.'),
        () => tx.insert(expensePayments).values(values).returning(),
      ),
    );
    if (isRefusal(written)) return written;
    const payment = written[0] as ExpensePayment;
    changed({ entity: 'expense_payment', id: payment.id, before: null, after: payment });
    const { payUpTo } = await expenseRulesOf(tx);
    if (amount > payUpTo) return { claimId: claim.id };
    return (await release(scope, { payment, claim }, { byRule: true })) ?? { claimId: claim.id };
  },
});

function unfitDay(
  { method, day }: { readonly method: string; readonly day: string },
  { today, notBefore }: { readonly today: string; readonly notBefore: string },
): Refusal | null {
  if (method === 'DRAWER' && day !== today) {
    return refuse('NOT_TODAY', `Cash leaves a drawer on the day it does: date it ${today}.`, { today });
  }
  if (day >= notBefore) return null;
  return refuse('DAY_BEFORE', `The claim is in the books since ${notBefore}: date its payment then or later.`, {
    notBefore,
  });
}
