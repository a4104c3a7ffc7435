import { type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { paymentChanged, refundRequested, refundSettled } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { post, refundPaidInCashPosting } from '../finance/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { giveCashBack } from './drawer/move-cash.ts';
import type { Payment, Refund, Tender } from './payment.ts';
import { retry, stateAfter } from './refund-order-payments.ts';
import { payments, refunds } from './tables.ts';

/**
 * What of a payment is still owed to the payer (account 2330) and nobody is paying out: of money that its order could not take all that is
 * with us, else what refunds that failed would have given.
 */
export function owedOf({ amount, state, stray }: Payment, given: readonly Refund[]): Money {
  if (!['CAPTURED', 'PARTIALLY_REFUNDED'].includes(state)) return 0;
  const of = (wanted: (refund: Refund) => boolean) => sumMoney(given.filter(wanted).map((refund) => refund.amount));
  if (stray !== null) return amount - of((refund) => refund.state !== 'FAILED');
  return of((refund) => refund.state === 'FAILED' && refund.retriedBy === null);
}

interface PaidOut {
  readonly refundId: string;
  readonly amount: Money;
}

/**
 * Pays out all that is owed of a payment: the provider is asked again after the commit, or cash leaves the drawer of whoever gives it, and
 * 2330 with it (rules §2.4: "failed stays in 2330"). The caller said who may. Refuses NOTHING_OWED, DRAWER_NOT_OPEN and DRAWER_SHORT.
 */
export async function payOwed(
  scope: CommandScope,
  payment: Payment,
  { by, reason }: { readonly by: Tender; readonly reason: string },
): Promise<PaidOut | Refusal> {
  const { tx, now, emit, changed } = scope;
  const given = await tx.select().from(refunds).where(eq(refunds.paymentId, payment.id));
  const amount = owedOf(payment, given);
  if (amount <= 0)
    return refuse(
      'NOTHING_OWED',
      'Nothing of this payment is owed any more: somebody paid it out, or it is on its way.',
    );
  const inCash = by === 'CASH';
  const { id: paymentId, orderId, outletId } = payment;
  const row = {
    ...{ id: scope.newId(), paymentId, orderId, outletId, amount, reason, createdAt: now },
    ...{ state: inCash ? ('PROCESSED' as const) : ('PENDING' as const), settledAt: inCash ? now : null },
    paidIn: inCash ? ('CASH' as const) : null,
  };
  await tx.insert(refunds).values(row);
  await retry(scope, paymentId, row.id);
  changed({ entity: 'refund', id: row.id, before: null, after: row });
  if (!inCash) {
    emit(refundRequested, { outletId, paymentId, orderId, refundId: row.id });
    return { refundId: row.id, amount };
  }
  const refused = await payInCash(scope, payment, { refundId: row.id, amount });
  if (refused) return refused;
  emit(refundSettled, { outletId, paymentId, orderId, refundId: row.id, state: 'PROCESSED' });
  return { refundId: row.id, amount };
}

async function payInCash(
  scope: CommandScope,
  payment: Payment,
  { refundId, amount }: PaidOut,
): Promise<Refusal | null> {
  const { tx, now, actor, emit, changed } = scope;
  const { id: paymentId, orderId, outletId } = payment;
  const out = await giveCashBack(scope, { outletId, refundId, amount });
  if ('refused' in out) return out;
  const state = await stateAfter(tx, payment);
  await tx.update(payments).set({ state }).where(eq(payments.id, paymentId));
  changed({ entity: 'payment', id: paymentId, before: { state: payment.state }, after: { state } });
  emit(paymentChanged, { outletId, paymentId, orderId, state });
  await post(tx, {
    ...{ outletId, source: { type: 'refund', id: refundId }, event: 'refund-paid-in-cash' },
    ...{ narration: 'What was owed to a guest, paid out in cash', at: now, postedBy: actor.label },
    dates: datesAt(await placeOf(tx, outletId), now),
    lines: refundPaidInCashPosting({ amount, paymentId, drawer: out.session }),
  });
  return null;
}

/** A payment, held until the commit; null when there is none. */
export async function lockPayment(tx: CommandScope['tx'], paymentId: string): Promise<Payment | null> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for('update');
  return payment ?? null;
}
