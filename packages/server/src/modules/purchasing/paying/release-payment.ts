import { type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { recordPayment } from '../../finance/index.ts';
import { dayOut, type PayingScope, paidFrom, preparedOneself, releasedAs, takeOut } from '../../payments/index.ts';
import { authorityOf } from '../orders/approval.ts';
import { rulesOf } from '../orders/rules.ts';
import { notPayable } from './checked-bills.ts';
import { judgedPayment } from './judged.ts';
import { heldPayment, illegal, type PaymentInHand } from './payment.ts';
import { supplierPayments } from './tables.ts';

/**
 * Lets a payment go that somebody else prepared, which books it. Refuses ILLEGAL_PAYMENT_STEP, ANOTHER_PERSON_NEEDED, ABOVE_YOUR_LIMIT by the
 * limits of buying, judged with all that is paid to the supplier on that day, and what preparing it refuses for, where that changed since.
 * Rules §2.3 G26, §3.5.
 */
export const releaseSupplierPayment = command({
  name: 'purchasing.releasePayment',
  permission: 'supplier:release',
  input: z.object({ commandId: z.uuid(), paymentId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'supplier_payment', id: paymentId }),
  async handle(scope, { paymentId }): Promise<{ paymentId: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const hand = await heldPayment(tx, paymentId);
    const { payment } = hand;
    within(payment.outletId);
    const refusal = illegal(payment, 'release') ?? (await preparedOneself(scope, payment, 'release'));
    if (refusal) return refusal;
    const [amount, rules] = [await judgedPayment(tx, payment), await rulesOf(tx)];
    const limit = await authorityOf(tx, actor, { outletId: payment.outletId, rules, now });
    if (limit !== null && amount > Math.max(limit, rules.selfUpTo)) {
      const message =
        'With what else is paid to them that day this is more than you may release: ask somebody who may.';
      return refuse('ABOVE_YOUR_LIMIT', message, { limit, amount });
    }
    return (await release(scope, hand, { byRule: false })) ?? { paymentId };
  },
});

/** Lets a payment go: the cash out of its drawer, the entry, the bills. The caller holds it and found it prepared. */
export async function release(
  scope: PayingScope,
  { payment, lines: bills, supplier }: PaymentInHand,
  { byRule }: { readonly byRule: boolean },
): Promise<Refusal | null> {
  const { tx, now, actor, changed } = scope;
  const { id, outletId, supplierId, amount, number, reference } = payment;
  const day = await dayOut(scope, payment);
  const refusal =
    (await notPayable(tx, { outletId, supplierId, bills, day, paymentId: id })) ??
    (await takeOut(scope, payment, { day, purpose: 'SUPPLIER', reason: `Paid to ${supplier.name}` }));
  if (refusal) return refusal;
  const told = reference === null ? '' : `, ${reference}`;
  const entryId = await recordPayment(tx, {
    ...{ id, outletId, supplierId, day, amount, bills, from: paidFrom(payment) },
    ...{ at: now, postedBy: actor.label, narration: `Payment ${number} to ${supplier.name}${told}` },
  });
  const after = releasedAs(scope, { day, entryId, releasedByRule: byRule });
  await tx.update(supplierPayments).set(after).where(eq(supplierPayments.id, id));
  changed({ entity: 'supplier_payment', id, before: { ...payment }, after });
  return null;
}
