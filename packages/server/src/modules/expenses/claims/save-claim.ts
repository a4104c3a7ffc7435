import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { attachFiles } from '../../../platform/files/keep-file.ts';
import { files } from '../../../platform/files/tables.ts';
import { placeOf } from '../../places/index.ts';
import {
  changedMeanwhile,
  type ExpenseClaim,
  type ExpenseClaimLine,
  illegal,
  linesOf,
  noteStep,
  ownClaim,
  step,
} from './claim.ts';
import { expenseClaimLines, expenseClaims } from './tables.ts';
import { rowsOf, totalOf, unfit, writtenLines } from './written-lines.ts';

/**
 * Writes down what one paid for an outlet and wants back, or changes it while it is a draft or was returned. Its receipts were sent before
 * (`/files/claims/`). Refuses AMOUNT_NOT_POSITIVE, CATEGORY_CLOSED, SELLER_GSTIN_INVALID, TAX_UNFIT, DAY_AHEAD, PERIOD_LOCKED, NOT_YOUR_CLAIM,
 * ILLEGAL_CLAIM_STEP and CHANGED_MEANWHILE. A key claims nothing: NOT_YOUR_CLAIM. Throws NOT_FOUND for a receipt that is not one’s own. Rules §2.4.
 */
export const saveExpenseClaim = command({
  name: 'expenses.saveClaim',
  permission: 'expense:claim',
  input: z.object({
    commandId: z.uuid(),
    id: z.uuid(),
    outletId: z.uuid(),
    // The version that was changed; 0 makes the claim.
    version: z.int().min(0),
    title: nameOf(120),
    lines: writtenLines,
  }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'expense_claim', id }),
  async handle(scope, { lines, ...asked }): Promise<{ id: string } | Refusal> {
    const { tx, within } = scope;
    await placeOf(tx, asked.outletId);
    within(asked.outletId);
    const rows = rowsOf(asked.id, lines);
    const refusal = await unfit(scope, asked.outletId, rows);
    if (asked.version === 0) return refusal ?? makeClaim(scope, asked, rows);

    const claim = await ownClaim(scope, asked.id);
    if (isRefusal(claim)) return claim;
    if (claim.outletId !== asked.outletId) {
      throw new AppError('CONFLICT', 'A claim stays with its outlet. Write another one.');
    }
    const late = illegal(claim, 'edit') ?? (claim.version === asked.version ? null : changedMeanwhile());
    return (
      late ?? (await unfit(scope, asked.outletId, rows)) ?? changeClaim(scope, claim, { title: asked.title, rows })
    );
  },
});

async function makeClaim(
  scope: CommandScope,
  { id, outletId, title }: Pick<ExpenseClaim, 'id' | 'outletId' | 'title'>,
  rows: readonly ExpenseClaimLine[],
): Promise<{ id: string } | Refusal> {
  const { tx, now, actor, changed } = scope;
  // What one person claims on a day is judged together: a key of theirs would begin another day.
  if (actor.kind !== 'user' || actor.id === null) {
    return refuse('NOT_YOUR_CLAIM', 'A claim is a person’s who is owed: write it from your own account, not by a key.');
  }
  const values = { id, outletId, title, claimantId: actor.id, version: 1, total: totalOf(rows), madeAt: now };
  const [claim] = await tx
    .insert(expenseClaims)
    .values({ ...values, state: 'DRAFT' })
    .returning();
  await attachReceipts(scope, { id, outletId }, rows);
  await tx.insert(expenseClaimLines).values([...rows]);
  await noteStep(scope, claim as ExpenseClaim, 'make');
  changed({ entity: 'expense_claim', id, before: null, after: { ...claim, lines: rows } });
  return { id };
}

async function changeClaim(
  scope: CommandScope,
  claim: ExpenseClaim,
  { title, rows }: { readonly title: string; readonly rows: readonly ExpenseClaimLine[] },
): Promise<{ id: string }> {
  const { tx, changed } = scope;
  const before = await linesOf(tx, claim.id);
  await attachReceipts(scope, claim, rows);
  await tx.delete(expenseClaimLines).where(eq(expenseClaimLines.claimId, claim.id));
  await tx.insert(expenseClaimLines).values([...rows]);
  await step(scope, claim, 'edit', { title, version: claim.version + 1, total: totalOf(rows) });
  changed({ entity: 'expense_claim_lines', id: claim.id, before: { lines: before }, after: { lines: rows } });
  return { id: claim.id };
}

/** Files that are named for the first time become the claim's; those that a line leaves out later stay with it, as they were shown. */
async function attachReceipts(
  scope: CommandScope,
  { id: ownerId, outletId }: Pick<ExpenseClaim, 'id' | 'outletId'>,
  rows: readonly ExpenseClaimLine[],
): Promise<void> {
  const named = [...new Set(rows.flatMap(({ receiptIds }) => receiptIds))];
  if (named.length === 0) return;
  const there = await scope.tx
    .select({ id: files.id })
    .from(files)
    .where(and(inArray(files.id, named), eq(files.ownerId, ownerId)));
  const known = new Set(there.map(({ id }) => id));
  const fresh = named.filter((id) => !known.has(id));
  await attachFiles(scope, fresh, { outletId, ownerType: 'EXPENSE_CLAIM', ownerId }, () => {
    return new AppError('NOT_FOUND', 'A receipt is not there any more, or somebody else’s. Add it again.');
  });
}
