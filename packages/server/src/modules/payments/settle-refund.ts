import { assert, isUuid } from '@college-kiosk/kernel';
import { and, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import { paymentChanged, refundSettled } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { command } from '../../platform/command/command.ts';
import { post, refundProcessedPosting } from '../finance/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { deliveredEvent, keepEvent } from './keep-event.ts';
import type { Payment, Refund } from './payment.ts';
import { stateAfter } from './refund-order-payments.ts';
import type { PaymentOutcome } from './settle-payment.ts';
import { payments, refunds } from './tables.ts';

const providerRefund = z.object({
  providerRef: z.string(),
  reference: z.string().nullable(),
  state: z.enum(['PENDING', 'PROCESSED', 'FAILED']),
  amount: z.int(),
});

/**
 * Records what the provider says of a refund. Paid out: it leaves 2330 and the clearing account, and the payment counts
 * as refunded. Failed: it stays owed in 2330. Said again, or after it was settled: nothing. Rules §2.4.
 */
export const recordRefund = command({
  name: 'payments.recordRefund',
  permission: 'payment:settle',
  input: z.object({ provider: z.string(), event: deliveredEvent.nullable(), refund: providerRefund }),
  mask: ['event'],
  async handle(scope, { provider, event, refund: told }): Promise<PaymentOutcome> {
    if (event && !(await keepEvent(scope, provider, event))) return { outcome: 'REPEATED' };
    const { tx } = scope;
    // A refund made at the provider by hand has a reference of another kind.
    const named = told.reference !== null && isUuid(told.reference) ? [eq(refunds.id, told.reference)] : [];
    const [known] = await tx
      .select({ id: refunds.id, paymentId: refunds.paymentId })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(and(eq(payments.provider, provider), or(eq(refunds.providerRef, told.providerRef), ...named)));
    if (!known) return { outcome: 'UNKNOWN' };

    // The payment first, then its refund: the order in which everybody locks them.
    const [payment] = await tx.select().from(payments).where(eq(payments.id, known.paymentId)).for('update');
    const [refund] = await tx.select().from(refunds).where(eq(refunds.id, known.id));
    assert(payment && refund, 'a refund has a payment', known);
    scope.within(payment.outletId);
    scope.about('order', payment.orderId);
    if (refund.state !== 'PENDING') return { outcome: 'UNCHANGED' };
    assert(told.amount === refund.amount, 'the provider gives back what it was asked to', { refund: refund.id, told });

    if (told.state === 'PENDING') {
      const after = { providerRef: told.providerRef };
      await tx.update(refunds).set(after).where(eq(refunds.id, refund.id));
      scope.changed({ entity: 'refund', id: refund.id, before: refund, after });
      return { outcome: 'UNCHANGED' };
    }
    await tx
      .update(refunds)
      .set({ state: told.state, providerRef: told.providerRef, settledAt: scope.now })
      .where(eq(refunds.id, refund.id));
    const after = { state: told.state, providerRef: told.providerRef };
    scope.changed({ entity: 'refund', id: refund.id, before: refund, after });
    if (told.state === 'PROCESSED') await paidOut(scope, payment, refund);
    const { outletId, id: paymentId, orderId } = payment;
    scope.emit(refundSettled, { outletId, refundId: refund.id, paymentId, orderId, state: told.state });
    return { outcome: 'CHANGED' };
  },
});

async function paidOut({ tx, now, actor, emit }: CommandScope, payment: Payment, refund: Refund): Promise<void> {
  const state = await stateAfter(tx, payment);
  await tx.update(payments).set({ state }).where(eq(payments.id, payment.id));

  const { outletId, id: paymentId, orderId } = payment;
  await post(tx, {
    outletId,
    source: { type: 'refund', id: refund.id },
    event: 'refund-processed',
    narration: 'Refund paid out by the payment provider',
    at: now,
    dates: datesAt(await placeOf(tx, outletId), now),
    postedBy: actor.label,
    lines: refundProcessedPosting({ amount: refund.amount, paymentId }),
  });
  emit(paymentChanged, { outletId, paymentId, orderId, state });
}
