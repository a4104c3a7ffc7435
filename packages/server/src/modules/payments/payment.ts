import { cashRoundOff, type Money, sumMoney, transitions } from '@college-kiosk/kernel';
import type { payments, refunds } from './tables.ts';

export type Payment = typeof payments.$inferSelect;
export type Refund = typeof refunds.$inferSelect;
export type PaymentState = Payment['state'];
export type Tender = Payment['tender'];

/** What the provider, the clock or a refund does to a payment. */
export type PaymentEvent = 'capture' | 'fail' | 'mismatch' | 'expire' | 'refund-part' | 'refund-rest';

/**
 * States move forward only, whichever of webhook and poll speaks first and however often. A failed or expired payment
 * may still be captured late; a capture that is not what we asked for is a failure and never money. Rules §5.1.
 */
export const paymentSteps = transitions<PaymentState, PaymentEvent>({
  PENDING: { capture: 'CAPTURED', fail: 'FAILED', mismatch: 'FAILED', expire: 'EXPIRED' },
  FAILED: { capture: 'CAPTURED', mismatch: 'FAILED' },
  EXPIRED: { capture: 'CAPTURED', mismatch: 'FAILED' },
  CAPTURED: { 'refund-part': 'PARTIALLY_REFUNDED', 'refund-rest': 'REFUNDED' },
  PARTIALLY_REFUNDED: { 'refund-part': 'PARTIALLY_REFUNDED', 'refund-rest': 'REFUNDED' },
  REFUNDED: {},
});

/**
 * What is taken in cash for an amount due, and what rounding to whole rupees added. An amount that would round to
 * nothing is taken as it is. Rules §1.4.
 */
export function cashDue(due: Money, roundsCash: boolean): { amount: Money; roundOff: Money } {
  const roundOff = roundsCash ? cashRoundOff(due) : 0;
  const amount = sumMoney([due, roundOff]);
  return amount > 0 ? { amount, roundOff } : { amount: due, roundOff: 0 };
}
