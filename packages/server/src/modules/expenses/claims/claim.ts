import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { isOnePerson } from '../../identity/index.ts';
import { expenseClaimLines, type expenseClaimState, expenseClaimSteps, expenseClaims } from './tables.ts';

export type ExpenseClaim = typeof expenseClaims.$inferSelect;
export type ExpenseClaimLine = typeof expenseClaimLines.$inferSelect;
export type ExpenseClaimState = (typeof expenseClaimState.enumValues)[number];
type ExpenseClaimEvent = 'edit' | 'submit' | 'approve' | 'return' | 'reject' | 'withdraw' | 'pay' | 'bounce';

/** Where the entries of claims come from, as their source says. */
export const CLAIM_SOURCE = 'expense_claim';

/** Legal steps of a claim (rules §2.4). Only money that came back makes a paid one owed again. */
export const claimSteps = transitions<ExpenseClaimState, ExpenseClaimEvent>({
  DRAFT: { edit: 'DRAFT', submit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  SUBMITTED: { approve: 'APPROVED', return: 'RETURNED', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
  RETURNED: { edit: 'RETURNED', submit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  APPROVED: { pay: 'PAID' },
  REJECTED: {},
  WITHDRAWN: {},
  PAID: { bounce: 'APPROVED' },
});

const WORDS: Readonly<Record<ExpenseClaimState, string>> = {
  DRAFT: 'a draft',
  SUBMITTED: 'waiting for somebody else’s yes',
  RETURNED: 'returned to whoever wrote it',
  APPROVED: 'approved and waiting to be paid',
  REJECTED: 'rejected',
  WITHDRAWN: 'withdrawn',
  PAID: 'paid',
};

/** Why a step is not legal now: ILLEGAL_CLAIM_STEP; null when it is. */
export function illegal({ state }: ExpenseClaim, event: ExpenseClaimEvent): Refusal | null {
  if (claimSteps.next(state, event) !== null) return null;
  return refuse('ILLEGAL_CLAIM_STEP', `This claim is ${WORDS[state]}.`, { state });
}

/** Somebody, perhaps on another screen, changed the claim since it was read. */
export function changedMeanwhile(): Refusal {
  return refuse('CHANGED_MEANWHILE', 'This claim was changed in the meantime: look at it again.');
}

/** One claim; null when there is none. */
export async function claimById(reader: Reader, id: string): Promise<ExpenseClaim | null> {
  const [row] = await reader.select().from(expenseClaims).where(eq(expenseClaims.id, id));
  return row ?? null;
}

/** Whether somebody may see a claim: it is theirs, or they see the books of its outlet. */
export function maySee(actor: Actor, { claimantId, outletId }: ExpenseClaim): boolean {
  return actor.id === claimantId || holds(actor, 'ledger:read', outletId);
}

/**
 * A claim, held against others, after the person who is owed: what they claim on a day is judged together, and so goes one by one.
 * Throws NOT_FOUND.
 */
export async function heldClaim(tx: Tx, id: string): Promise<ExpenseClaim> {
  const seen = await claimById(tx, id);
  if (!seen) throw new AppError('NOT_FOUND', 'There is no such claim.');
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`expenses of ${seen.claimantId}`}, 0))`);
  const [held = seen] = await tx.select().from(expenseClaims).where(eq(expenseClaims.id, id)).for('update');
  return held;
}

/** A claim of whoever acts, held. Throws NOT_FOUND to who may not see it. Refuses NOT_YOUR_CLAIM to who may. */
export async function ownClaim({ tx, actor }: Pick<CommandScope, 'tx' | 'actor'>, id: string) {
  const claim = await heldClaim(tx, id);
  if (await isOnePerson(tx, actor.id, claim.claimantId)) return claim;
  if (!maySee(actor, claim)) throw new AppError('NOT_FOUND', 'There is no such claim.');
  return refuse('NOT_YOUR_CLAIM', 'This claim is somebody else’s: they alone change and submit it.');
}

/** What a claim asks for, in its order. */
export function linesOf(reader: Reader | Tx, claimId: string): Promise<ExpenseClaimLine[]> {
  return reader
    .select()
    .from(expenseClaimLines)
    .where(eq(expenseClaimLines.claimId, claimId))
    .orderBy(asc(expenseClaimLines.position));
}

/** By what a claim is judged, in paise: all that its claimant submitted on the same day and that was not turned down. */
export async function judgedAmount(tx: Tx, { claimantId, submittedOn, total }: ExpenseClaim): Promise<number> {
  if (submittedOn === null) return total;
  const [row] = await tx
    .select({ amount: sql<number>`coalesce(sum(${expenseClaims.total}), 0)::float8` })
    .from(expenseClaims)
    .where(
      and(
        eq(expenseClaims.claimantId, claimantId),
        eq(expenseClaims.submittedOn, submittedOn),
        inArray(expenseClaims.state, ['SUBMITTED', 'APPROVED', 'PAID']),
      ),
    );
  return row?.amount ?? total;
}

type Scope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId' | 'changed'>;

/** Takes a claim a step further and writes down who did it; it was held and found legal before. */
export async function step(
  scope: Scope,
  claim: ExpenseClaim,
  event: ExpenseClaimEvent,
  facts: Partial<ExpenseClaim> = {},
): Promise<void> {
  const after = { ...facts, state: claimSteps.next(claim.state, event) ?? claim.state };
  await noteStep(scope, { ...claim, ...after }, event);
  await scope.tx.update(expenseClaims).set(after).where(eq(expenseClaims.id, claim.id));
  scope.changed({ entity: 'expense_claim', id: claim.id, before: { ...claim }, after });
}

/** Writes a line of a claim's story. */
export async function noteStep(
  { tx, now, actor, newId }: Omit<Scope, 'changed'>,
  { id: claimId, state, version, reason, decidedFor }: ExpenseClaim,
  event: ExpenseClaimEvent | 'make',
): Promise<void> {
  const said = event === 'return' || event === 'reject' || event === 'withdraw' || event === 'approve' ? reason : null;
  await tx.insert(expenseClaimSteps).values({
    ...{ id: newId(), claimId, event, state, version, reason: said, at: now, by: actor.id, byLabel: actor.label },
    forId: event === 'approve' ? decidedFor : null,
  });
}
