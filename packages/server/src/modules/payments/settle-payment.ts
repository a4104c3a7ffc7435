import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandScope } from '../../platform/command/command.ts';
import { command } from '../../platform/command/command.ts';
import { post, strayCapturePosting } from '../finance/index.ts';
import { datesAt, type Place, placeOf } from '../places/index.ts';
import { deliveredEvent, keepEvent } from './keep-event.ts';
import { movePayment } from './move-payment.ts';
import type { Payment } from './payment.ts';
import { onCaptured } from './provider.ts';
import { payments } from './tables.ts';

const providerPayment = z.object({
  providerRef: z.string(),
  reference: z.string().nullable(),
  state: z.enum(['PENDING', 'CAPTURED', 'FAILED']),
  amount: z.int(),
  currency: z.string(),
  failureReason: z.string().nullable(),
});

type Told = z.output<typeof providerPayment>;

export interface PaymentOutcome {
  /** UNKNOWN: no payment of ours. REPEATED: the message had been heard. UNCHANGED: nothing new was said. */
  readonly outcome: 'CHANGED' | 'UNCHANGED' | 'REPEATED' | 'UNKNOWN';
}

/**
 * Records what the provider says of a payment, by webhook (`event`, stored once) or by poll. Money that came goes to its
 * order in the same transaction; money the order cannot take is kept, posted to 2330 and listed. A capture of another
 * amount, currency or reference than asked for is a failure with that reason, never money. Rules §5.1.
 */
export const settlePayment = command({
  name: 'payments.settlePayment',
  permission: 'payment:settle',
  input: z.object({ provider: z.string(), event: deliveredEvent.nullable(), payment: providerPayment }),
  mask: ['event'],
  async handle(scope, { provider, event, payment: told }): Promise<PaymentOutcome> {
    if (event && !(await keepEvent(scope, provider, event))) return { outcome: 'REPEATED' };
    const [payment] = await scope.tx
      .select()
      .from(payments)
      .where(and(eq(payments.provider, provider), eq(payments.providerRef, told.providerRef)));
    if (!payment) return { outcome: 'UNKNOWN' };
    scope.within(payment.outletId);
    scope.about('order', payment.orderId);
    return { outcome: (await settle(scope, payment, told)) ? 'CHANGED' : 'UNCHANGED' };
  },
});

async function settle(scope: CommandScope, payment: Payment, told: Told): Promise<boolean> {
  if (told.state === 'PENDING') return false;
  if (told.state === 'FAILED') {
    return (await movePayment(scope, payment.id, 'fail', { failureReason: told.failureReason ?? 'DECLINED' })) !== null;
  }
  const place = await placeOf(scope.tx, payment.outletId);
  const difference = differenceOf(payment, told, place.organisation.currency);
  if (difference) {
    // Said by several messages about the one capture.
    if (payment.failureReason === difference) return false;
    return (await movePayment(scope, payment.id, 'mismatch', { failureReason: difference })) !== null;
  }
  return capture(scope, payment, place);
}

/** Why a capture is not the money that was asked for; null when it is. */
function differenceOf(payment: Payment, told: Told, currency: string): string | null {
  if (told.amount !== payment.amount) return 'AMOUNT_DIFFERS';
  if (told.currency !== currency) return 'CURRENCY_DIFFERS';
  if (told.reference !== null && told.reference !== payment.id) return 'REFERENCE_DIFFERS';
  return null;
}

async function capture(scope: CommandScope, payment: Payment, place: Place): Promise<boolean> {
  const { tx, now, use, actor } = scope;
  const captured = await movePayment(scope, payment.id, 'capture', { capturedAt: now, failureReason: null });
  if (!captured) return false;
  const { id, orderId, outletId, tender, amount } = captured;
  const answer = await use(onCaptured)(scope, { id, orderId, outletId, tender, amount, roundOff: 0 });
  if (answer === 'APPLIED') return true;

  await tx.update(payments).set({ stray: answer }).where(eq(payments.id, id));
  await post(tx, {
    outletId,
    source: { type: 'payment', id },
    event: 'stray-captured',
    narration: answer === 'PAID_TWICE' ? 'Payment for an order already paid' : 'Payment for an order already closed',
    at: now,
    dates: datesAt(place, now),
    postedBy: actor.label,
    lines: strayCapturePosting({ amount, paymentId: id }),
  });
  return true;
}
