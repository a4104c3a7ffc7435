import { assert } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { type ExpenseClaim, noteStep, step } from './claim.ts';
import { expenseClaimLines, expenseClaims } from './tables.ts';
import { totalOf } from './written-lines.ts';

/** What somebody claimed some time ago. */
export interface PastClaim {
  readonly id: string;
  readonly outletId: string;
  readonly title: string;
  readonly lines: readonly { readonly categoryId: string; readonly what: string; readonly amount: number }[];
}

/** Writes a claim of the day of its scope and submits it, as the commands would have: for seeding. It needs no receipt. */
export async function addPastClaim(
  scope: Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId' | 'changed'>,
  { id, outletId, title, lines }: PastClaim,
): Promise<void> {
  const { tx, now, actor } = scope;
  assert(actor.id !== null, 'a claim is somebody’s', { id });
  const { businessDate: day } = datesAt(await placeOf(tx, outletId), now);
  const none = { sellerName: null, sellerGstin: null, billNumber: null, billKey: null, cgst: 0, sgst: 0, igst: 0 };
  const rows = lines.map((line, index) => ({
    ...line,
    ...none,
    claimId: id,
    position: index + 1,
    day,
    receiptIds: [],
  }));
  const facts = { id, outletId, title, claimantId: actor.id, version: 1, total: totalOf(rows), madeAt: now };
  const [claim] = await tx
    .insert(expenseClaims)
    .values({ ...facts, state: 'DRAFT' })
    .returning();
  await tx.insert(expenseClaimLines).values(rows);
  await noteStep(scope, claim as ExpenseClaim, 'make');
  await step(scope, claim as ExpenseClaim, 'submit', { submittedAt: now, submittedOn: day });
}
