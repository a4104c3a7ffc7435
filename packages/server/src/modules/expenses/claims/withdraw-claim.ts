import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, ownClaim, step } from './claim.ts';

/** Gives up a claim of one's own that nobody approved. It stays as history. Refuses NOT_YOUR_CLAIM and ILLEGAL_CLAIM_STEP. */
export const withdrawExpenseClaim = command({
  name: 'expenses.withdrawClaim',
  permission: 'expense:claim',
  input: z.object({ commandId: z.uuid(), claimId: z.uuid(), reason: z.string().trim().min(3).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ claimId }) => ({ entity: 'expense_claim', id: claimId }),
  async handle(scope, { claimId, reason }): Promise<{ id: string } | Refusal> {
    const claim = await ownClaim(scope, claimId);
    if (isRefusal(claim)) return claim;
    scope.within(claim.outletId);
    const refusal = illegal(claim, 'withdraw');
    if (refusal) return refusal;
    await step(scope, claim, 'withdraw', { reason });
    return { id: claimId };
  },
});
