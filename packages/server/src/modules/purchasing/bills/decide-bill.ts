import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isOnePerson } from '../../identity/index.ts';
import { placeOf } from '../../places/index.ts';
import { authorityOf } from '../orders/approval.ts';
import { rulesOf } from '../orders/rules.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { BILL_WORDS, type SupplierBill } from './bill.ts';
import { claimedOf, claimOn, issueDebitNote } from './debit-note.ts';
import { tellOrders } from './enter-bill.ts';
import { openLines } from './open-lines.ts';
import { type BillInHand, postBill } from './post-bill.ts';
import { supplierBillLines, supplierBills } from './tables.ts';

export const billDecisions = ['APPROVE', 'DEBIT_NOTE', 'SEND_BACK'] as const;
const STATES = { APPROVE: 'APPROVED', DEBIT_NOTE: 'SETTLED', SEND_BACK: 'SENT_BACK' } as const;

/**
 * Decides on a bill that is held, by somebody who did not enter it: owe what it says; owe it, and ask what is too much back by a debit note;
 * or send it back, so that nothing is owed and the goods wait for another bill (rules §3.5). Refuses ILLEGAL_BILL_STEP,
 * ANOTHER_PERSON_NEEDED, ABOVE_YOUR_LIMIT for owing more than one may approve of purchases, and NOTHING_TO_CLAIM for a debit note on a bill
 * that asks for no more than was agreed.
 */
export const decideSupplierBill = command({
  name: 'purchasing.decideBill',
  permission: 'bill:decide',
  input: z.object({
    commandId: z.uuid(),
    billId: z.uuid(),
    decision: z.enum(billDecisions),
    reason: z.string().trim().min(1).max(200),
  }),
  once: ({ commandId }) => commandId,
  about: ({ billId }) => ({ entity: 'supplier_bill', id: billId }),
  async handle(scope, { billId, decision, reason }): Promise<{ billId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const hand = await heldBill(tx, billId);
    const { bill, lines } = hand;
    within(bill.outletId);
    if (bill.state !== 'HELD') {
      return refuse('ILLEGAL_BILL_STEP', `This bill is ${BILL_WORDS[bill.state]}: look at it again.`, {
        state: bill.state,
      });
    }
    if (actor.id === null || (await isOnePerson(tx, actor.id, bill.enteredBy))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You entered this bill yourself: somebody else decides on it.');
    }
    const above = await aboveLimit(scope, hand, decision);
    if (above) return above;
    const decided = {
      state: STATES[decision],
      decidedAt: now,
      decidedBy: actor.id,
      decidedByLabel: actor.label,
      reason,
    };
    await tx.update(supplierBills).set(decided).where(eq(supplierBills.id, billId));
    if (decision !== 'SEND_BACK') await postBill(scope, hand);
    if (decision === 'DEBIT_NOTE') {
      const refusal = await issueDebitNote(scope, hand, reason);
      if (refusal) return refusal;
    }
    changed({ entity: 'supplier_bill', id: billId, before: { ...bill }, after: decided });
    await tellOrders(scope, bill.outletId, lines);
    return { billId };
  },
});

/**
 * Why somebody may not agree to owe so much: ABOVE_YOUR_LIMIT, by the limits of buying (rules §3.5); null when they may. A bill that is sent
 * back costs nothing, and up to what an order needs nobody's yes for, a bill needs only somebody else.
 */
async function aboveLimit(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  hand: BillInHand,
  decision: (typeof billDecisions)[number],
): Promise<Refusal | null> {
  if (decision === 'SEND_BACK') return null;
  const { total, outletId } = hand.bill;
  const amount = decision === 'DEBIT_NOTE' ? total - claimedOf(claimOn(hand)) : total;
  const rules = await rulesOf(tx);
  const limit = await authorityOf(tx, actor, { outletId, rules, now });
  if (limit === null || amount <= Math.max(limit, rules.selfUpTo)) return null;
  const message = 'You may approve less than this: ask somebody who may approve more, or send the bill back.';
  return refuse('ABOVE_YOUR_LIMIT', message, { limit, amount });
}

/** A bill, held against others, after its supplier: whoever enters a bill takes them in this order too. Throws NOT_FOUND. */
async function heldBill(tx: Tx, id: string): Promise<BillInHand> {
  const [seen] = await tx.select().from(supplierBills).where(eq(supplierBills.id, id));
  if (!seen) throw new AppError('NOT_FOUND', 'There is no such bill.');
  const supplier = await lockTaxpayer(tx, seen.supplierId);
  const [bill] = await tx.select().from(supplierBills).where(eq(supplierBills.id, id)).for('update');
  const lines = await tx
    .select()
    .from(supplierBillLines)
    .where(eq(supplierBillLines.billId, id))
    .orderBy(asc(supplierBillLines.position));
  const open = await openLines(
    tx,
    lines.map(({ receiptId }) => receiptId),
  );
  return { bill: bill as SupplierBill, lines, open, supplier, place: await placeOf(tx, seen.outletId) };
}
