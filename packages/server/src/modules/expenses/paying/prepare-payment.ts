import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { fitsMethod, howPaid, preparedAs, unfitDay, unfitDrawer, unlessPaidBefore } from '../../payments/index.ts';
import { heldExpenseRules } from '../approval/rules.ts';
import { heldClaim, illegal } from '../claims/claim.ts';
import { muchCash } from './much-cash.ts';
import { bookedOn, type ExpensePayment, ownMoney } from './payment.ts';
import { release } from './release-payment.ts';
import { expensePayments } from './tables.ts';

/**
 * Prepares all that a claim is owed, for who claimed it. What is little is released at once; beyond (`payUpTo` of the rules) another person
 * releases it. Refuses ILLEGAL_CLAIM_STEP for a claim that is not approved, ANOTHER_PERSON_NEEDED to its claimant, BEING_PAID, REFERENCE_USED,
 * DAY_AHEAD, DAY_BEFORE, PERIOD_LOCKED, MUCH_CASH until it is said why it is paid in cash; for cash out of a drawer NOT_TODAY, DRAWER_SESSION_OVER, NOT_AT_THIS_DRAWER and, when it is released at
 * once, DRAWER_SHORT. Rules §2.3 G25, §2.4.
 */
export const prepareExpensePayment = command({
  name: 'expenses.preparePayment',
  permission: 'expense:pay',
  input: z
    .object({
      id: z.uuid(),
      claimId: z.uuid(),
      ...howPaid,
      // Why in cash all the same, where it is much.
      cashReason: z.string().trim().min(3).max(200).nullish(),
    })
    .superRefine(fitsMethod),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'expense_payment', id }),
  async handle(scope, asked): Promise<{ claimId: string } | Refusal> {
    const { tx, within, changed } = scope;
    const claim = await heldClaim(tx, asked.claimId);
    const { outletId, claimantId, total: amount } = claim;
    within(outletId);
    const values = {
      ...{ id: asked.id, claimId: claim.id, outletId, claimantId, amount, cashReason: asked.cashReason ?? null },
      ...preparedAs(scope, asked),
    };
    const refusal =
      illegal(claim, 'pay') ??
      (await ownMoney(scope, claim)) ??
      (await unfitDay(scope, values)) ??
      beforeBooked(values, await bookedOn(tx, claim)) ??
      (await muchCash(tx, values, values.day)) ??
      (await unfitDrawer(scope, values));
    if (refusal) return refusal;
    const written = await unlessPaidBefore(asked.reference, () =>
      unlessTaken(
        'expense_payments_claim',
        refuse('BEING_PAID', 'A payment of this claim waits already: release it, or give it up.'),
        () => tx.insert(expensePayments).values(values).returning(),
      ),
    );
    if (isRefusal(written)) return written;
    const payment = written[0] as ExpensePayment;
    changed({ entity: 'expense_payment', id: payment.id, before: null, after: payment });
    const { payUpTo } = await heldExpenseRules(tx);
    if (amount > payUpTo) return { claimId: claim.id };
    return (await release(scope, { payment, claim }, { byRule: true })) ?? { claimId: claim.id };
  },
});

function beforeBooked({ day }: { readonly day: string }, notBefore: string): Refusal | null {
  if (day >= notBefore) return null;
  return refuse('DAY_BEFORE', `The claim is in the books since ${notBefore}: date its payment then or later.`, {
    notBefore,
  });
}
