import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { groupBy } from '../../../platform/group.ts';
import { post } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { limitFor } from '../approval/authority.ts';
import { categoriesById } from '../categories/category.ts';
import {
  CLAIM_SOURCE,
  changedMeanwhile,
  type ExpenseClaim,
  heldClaim,
  illegal,
  judgedAmount,
  linesOf,
  step,
} from './claim.ts';
import { doubtsOf } from './doubts.ts';
import { claimPosting } from './postings.ts';

export const claimDecisions = ['APPROVE', 'RETURN', 'REJECT'] as const;
const EVENTS = { APPROVE: 'approve', RETURN: 'return', REJECT: 'reject' } as const;

/**
 * Says yes to a claim of somebody else, which books it as owed to them, or no, or gives it back. Refuses ILLEGAL_CLAIM_STEP, CHANGED_MEANWHILE,
 * ANOTHER_PERSON_NEEDED to the claimant; and a yes: ABOVE_YOUR_LIMIT, judged with all they claimed that day, unless somebody who is away handed a
 * limit over that is enough; DOUBTED for what may have been claimed or billed before, until it is said why it is paid all the same. What lies in a
 * month that was locked since is booked on the first open day. Rules §2.3 G24, §2.4.
 */
export const decideExpenseClaim = command({
  name: 'expenses.decideClaim',
  permission: 'expense:approve',
  input: z
    .object({
      commandId: z.uuid(),
      claimId: z.uuid(),
      version: z.int().min(1),
      decision: z.enum(claimDecisions),
      reason: z.string().trim().min(3).max(200).nullish(),
    })
    .refine(({ decision, reason }) => decision === 'APPROVE' || reason, { path: ['reason'], error: 'Say why.' }),
  once: ({ commandId }) => commandId,
  about: ({ claimId }) => ({ entity: 'expense_claim', id: claimId }),
  async handle(scope, { claimId, version, decision, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const claim = await heldClaim(tx, claimId);
    within(claim.outletId);
    const refusal = illegal(claim, EVENTS[decision]);
    if (refusal) return refusal;
    if (claim.version !== version) return changedMeanwhile();
    if (actor.id === null || (await isOnePerson(tx, actor.id, claim.claimantId))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'This claim is your own: somebody else decides on it.');
    }
    const decided = { decidedBy: actor.id, decidedAt: now, reason };
    if (decision !== 'APPROVE') {
      await step(scope, claim, EVENTS[decision], decided);
      return { id: claimId };
    }
    const { outletId, claimantId } = claim;
    const limit = await limitFor(scope, { outletId, claimantId, amount: await judgedAmount(tx, claim) });
    if (isRefusal(limit)) return limit;
    const doubts = (await doubtsOf(tx, [claimId])).get(claimId) ?? [];
    if (doubts.length > 0 && reason === null) {
      const message =
        'This may have been claimed or billed before. Look at what is doubted, and say why it is paid all the same.';
      return refuse('DOUBTED', message, { count: doubts.length });
    }
    await bookClaim(scope, claim);
    await step(scope, claim, 'approve', { ...decided, decidedFor: limit.forId });
    return { id: claimId };
  },
});

/** An entry for each day on which something was bought. */
export async function bookClaim(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  { id, number, outletId, claimantId, title }: ExpenseClaim,
): Promise<void> {
  const lines = await linesOf(tx, id);
  const categories = await categoriesById(
    tx,
    lines.map(({ categoryId }) => categoryId),
  );
  const claimed = lines.flatMap((line) => {
    const category = categories.get(line.categoryId);
    return category ? [{ ...line, category }] : [];
  });
  for (const [day, ofDay] of [...groupBy(claimed, (line) => line.day)].sort(([a], [b]) => a.localeCompare(b))) {
    await post(tx, {
      ...{ outletId, source: { type: CLAIM_SOURCE, id }, event: `approved ${day}` },
      ...{ narration: `Claim ${number}: ${title}`, at: now, postedBy: actor.label },
      dates: { businessDate: day, taxDate: day },
      lines: claimPosting(claimantId, ofDay),
    });
  }
}
