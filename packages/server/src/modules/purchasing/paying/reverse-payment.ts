import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lastDayOf, recordPaymentReversed } from '../../finance/index.ts';
import { endedAs, preparedOneself, putBack } from '../../payments/index.ts';
import { heldPayment, illegal } from './payment.ts';
import { supplierPayments } from './tables.ts';

/**
 * Turns a payment round that was released and did not arrive, or came back: its entries, and what its bills and its advance were settled with.
 * Whoever prepared a payment that another released does not turn it round alone. Refuses ILLEGAL_PAYMENT_STEP, ANOTHER_PERSON_NEEDED, DAY_AHEAD,
 * PERIOD_LOCKED, DAY_BEFORE for a day before what it turns round; for cash out of a drawer NOT_TODAY, DRAWER_NOT_OPEN when no open drawer is
 * named, DRAWER_SESSION_OVER and NOT_AT_THIS_DRAWER. Rules §2.1.
 */
export const reverseSupplierPayment = command({
  name: 'purchasing.reversePayment',
  permission: 'supplier:release',
  input: z.object({
    commandId: z.uuid(),
    paymentId: z.uuid(),
    day: z.iso.date(),
    reason: z.string().trim().min(3).max(200),
    sessionId: z.uuid().nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'supplier_payment', id: paymentId }),
  async handle(scope, { paymentId, day, reason, sessionId = null }): Promise<{ paymentId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const { payment, supplier } = await heldPayment(tx, paymentId);
    within(payment.outletId);
    const refusal = illegal(payment, 'reverse') ?? (await preparedOneself(scope, payment, 'reverse'));
    if (refusal) return refusal;
    const back = await putBack(scope, payment, {
      ...{ day, notBefore: await lastDayOf(tx, paymentId), sessionId },
      ...{ purpose: 'SUPPLIER', reason: `Back from ${supplier.name}: ${reason}` },
    });
    if (isRefusal(back)) return back;
    await recordPaymentReversed(tx, {
      ...{ paymentId, day, into: back.into, at: now, postedBy: actor.label },
      narration: `Payment ${payment.number} to ${supplier.name} turned round: ${reason}`,
    });
    const after = endedAs(scope, { reason, reversedOn: day });
    await tx.update(supplierPayments).set(after).where(eq(supplierPayments.id, paymentId));
    changed({ entity: 'supplier_payment', id: paymentId, before: { ...payment }, after });
    return { paymentId };
  },
});
