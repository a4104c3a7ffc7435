import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { illegal, linesOf, ownClaim, step } from './claim.ts';
import { receiptLacks, unfit } from './written-lines.ts';

/**
 * Asks for a claim to be paid: somebody else says yes or no. Refuses NOT_YOUR_CLAIM, ILLEGAL_CLAIM_STEP, RECEIPT_NEEDED, and what saving it
 * refuses for, where its categories or its months changed since. Rules §2.4.
 */
export const submitExpenseClaim = command({
  name: 'expenses.submitClaim',
  permission: 'expense:claim',
  input: z.object({ commandId: z.uuid(), claimId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ claimId }) => ({ entity: 'expense_claim', id: claimId }),
  async handle(scope, { claimId }): Promise<{ id: string } | Refusal> {
    const { tx, now, within } = scope;
    const claim = await ownClaim(scope, claimId);
    if (isRefusal(claim)) return claim;
    within(claim.outletId);
    const lines = await linesOf(tx, claimId);
    const refusal =
      illegal(claim, 'submit') ?? (await unfit(scope, claim.outletId, lines)) ?? (await receiptLacks(tx, lines));
    if (refusal) return refusal;
    const { businessDate: submittedOn } = datesAt(await placeOf(tx, claim.outletId), now);
    const undecided = { decidedBy: null, decidedAt: null, decidedFor: null, reason: null };
    await step(scope, claim, 'submit', { submittedAt: now, submittedOn, ...undecided });
    return { id: claimId };
  },
});
