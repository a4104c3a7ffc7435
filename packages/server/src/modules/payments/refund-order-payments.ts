import { assert, isRefusal, type Money, type Refusal } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { paymentChanged, refundRequested, refundSettled } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { giveCashBack } from './drawer/move-cash.ts';
import type { Payment, Refund, Tender } from './payment.ts';
import { payments, refunds } from './tables.ts';

export interface OrderRefund {
  readonly refund: Refund;
  readonly tender: Tender;
  readonly paymentId: string;
  readonly amount: Money;
  /** Cash only: the session of the drawer it came out of; null where the outlet keeps no drawers. */
  readonly drawer: string | null;
}

/**
 * Gives back all that was paid for an order and not given back yet, each payment through its own tender: cash at once,
 * the rest by asking the provider after the commit. Answers what is given back now, so a repeat answers nothing. Money
 * the order never took (strays) is not part of it. The caller posts `refundPosting`. Refuses DRAWER_NOT_OPEN and DRAWER_SHORT where
 * cash cannot come out of the drawer of whoever gives it back.
 */
export async function refundOrderPayments(
  scope: CommandScope,
  { orderId, reason }: { readonly orderId: string; readonly reason: string },
): Promise<OrderRefund[] | Refusal> {
  // Locked, so that no two refunds count the same rest.
  const paid = await scope.tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.orderId, orderId),
        inArray(payments.state, ['CAPTURED', 'PARTIALLY_REFUNDED']),
        isNull(payments.stray),
      ),
    )
    .orderBy(asc(payments.id))
    .for('update');
  const given: OrderRefund[] = [];
  for (const payment of paid) {
    const refund = await refundRest(scope, payment, reason);
    if (!refund) continue;
    const { id: refundId, amount, outletId } = refund;
    const out =
      payment.tender === 'CASH' ? await giveCashBack(scope, { outletId, refundId, amount }) : { session: null };
    if (isRefusal(out)) return out;
    given.push({ refund, tender: payment.tender, paymentId: payment.id, amount, drawer: out.session });
  }
  return given;
}

async function refundRest(scope: CommandScope, payment: Payment, reason: string): Promise<Refund | null> {
  const { tx, now, emit } = scope;
  const id = scope.newId();
  const inCash = payment.tender === 'CASH';
  const at = now.toISOString();
  // The condition is a second guard: a refund that failed is still owed and may be tried again.
  const written = await tx.execute(sql`
    insert into refunds (id, payment_id, order_id, outlet_id, amount, state, reason, created_at, settled_at)
    select ${id}, paid.id, paid.order_id, paid.outlet_id, paid.amount - given.amount,
      ${inCash ? 'PROCESSED' : 'PENDING'}::refund_state, ${reason}, ${at}, ${inCash ? at : null}::timestamptz
    from payments paid cross join lateral (
      select coalesce(sum(amount), 0) as amount from refunds where payment_id = paid.id and state <> 'FAILED'
    ) given
    where paid.id = ${payment.id} and paid.amount > given.amount
    returning id`);
  if (written.length === 0) return null;
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id));
  assert(refund, 'a refund is a row', { id });

  const about = { outletId: payment.outletId, paymentId: payment.id, orderId: payment.orderId };
  if (inCash) {
    await tx.update(payments).set({ state: 'REFUNDED' }).where(eq(payments.id, payment.id));
    emit(paymentChanged, { ...about, state: 'REFUNDED' });
    emit(refundSettled, { ...about, refundId: id, state: 'PROCESSED' });
  } else {
    emit(refundRequested, { ...about, refundId: id });
  }
  return refund;
}
