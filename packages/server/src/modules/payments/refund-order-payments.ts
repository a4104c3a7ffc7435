import { assert, isRefusal, type Money, type Refusal, sumMoney } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { paymentChanged, refundRequested, refundSettled } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/db/database.ts';
import { giveCashBack } from './drawer/move-cash.ts';
import { type Payment, paymentSteps, type Refund, type Tender } from './payment.ts';
import { payments, refunds } from './tables.ts';

export interface OrderRefund {
  readonly refund: Refund;
  readonly tender: Tender;
  readonly paymentId: string;
  readonly amount: Money;
  /** Cash only: the session of the drawer it came out of; null where the outlet keeps no drawers. */
  readonly drawer: string | null;
}

/** By what an order was paid, and goes back: the tender of its payment, strays apart; null where nothing came. */
export async function tenderOf(reader: Reader, orderId: string): Promise<Tender | null> {
  const [payment] = await reader.select({ tender: payments.tender }).from(payments).where(cameFor(orderId));
  return payment?.tender ?? null;
}

const cameFor = (orderId: string) =>
  and(
    eq(payments.orderId, orderId),
    inArray(payments.state, ['CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED']),
    isNull(payments.stray),
  );

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
  const given: OrderRefund[] = [];
  for (const payment of await lockPaid(scope, orderId)) {
    const back = await giveBack(scope, payment, reason, null);
    if (isRefusal(back)) return back;
    if (back) given.push(back);
  }
  return given;
}

/**
 * Gives a part of what was paid for an order back, through the tender it was paid by. The caller posts `refundPosting`. Refuses as
 * `refundOrderPayments` does.
 * @param part its `amount` in minor units, above zero.
 * @throws Fault where no one payment has so much left: what a refund that failed is owed is not left either.
 */
export async function refundPartOfPayment(
  scope: CommandScope,
  { orderId, reason, amount }: { readonly orderId: string; readonly reason: string; readonly amount: Money },
): Promise<OrderRefund | Refusal> {
  const [payment, ...more] = await lockPaid(scope, orderId);
  assert(payment && more.length === 0, 'a paid order was paid by one payment', { orderId });
  const back = await giveBack(scope, payment, reason, amount);
  assert(back, 'no more goes back than came', { orderId, amount });
  return back;
}

/** What of an order was given back so far, or is on its way: all but what failed. */
export async function givenBackOf(reader: Reader, orderId: string): Promise<Money> {
  const given = await reader
    .select({ amount: refunds.amount })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), ne(refunds.state, 'FAILED')));
  return sumMoney(given.map(({ amount }) => amount));
}

/** Locked, so that no two refunds count the same rest. */
function lockPaid({ tx }: CommandScope, orderId: string): Promise<Payment[]> {
  return tx.select().from(payments).where(cameFor(orderId)).orderBy(asc(payments.id)).for('update');
}

async function giveBack(
  scope: CommandScope,
  payment: Payment,
  reason: string,
  part: Money | null,
): Promise<OrderRefund | Refusal | null> {
  const refund = await writeRefund(scope, payment, reason, part);
  if (!refund) return null;
  const { id: refundId, amount, outletId } = refund;
  const out = payment.tender === 'CASH' ? await giveCashBack(scope, { outletId, refundId, amount }) : { session: null };
  if (isRefusal(out)) return out;
  return { refund, tender: payment.tender, paymentId: payment.id, amount, drawer: out.session };
}

async function writeRefund(
  scope: CommandScope,
  payment: Payment,
  reason: string,
  part: Money | null,
): Promise<Refund | null> {
  const { tx, now, emit } = scope;
  const id = scope.newId();
  const inCash = payment.tender === 'CASH';
  const at = now.toISOString();
  // The condition is a second guard. What a refund that failed would have given is still owed: the rest holds it, a part does not.
  const written = await tx.execute(sql`
    insert into refunds (id, payment_id, order_id, outlet_id, amount, state, reason, created_at, settled_at)
    select ${id}, paid.id, paid.order_id, paid.outlet_id, coalesce(${part}::bigint, paid.amount - given.amount),
      ${inCash ? 'PROCESSED' : 'PENDING'}::refund_state, ${reason}, ${at}, ${inCash ? at : null}::timestamptz
    from payments paid cross join lateral (
      select coalesce(sum(amount) filter (where state <> 'FAILED'), 0) as amount,
        coalesce(sum(amount) filter (where state = 'FAILED' and retried_by is null), 0) as failed
      from refunds where payment_id = paid.id
    ) given
    where paid.id = ${payment.id} and paid.amount - given.amount
      >= coalesce(${part}::bigint + least(given.failed, paid.amount - given.amount), 1)
    returning id`);
  if (written.length === 0) return null;
  if (part === null) await retry(scope, payment.id, id);
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id));
  assert(refund, 'a refund is a row', { id });

  const about = { outletId: payment.outletId, paymentId: payment.id, orderId: payment.orderId };
  if (inCash) {
    const state = await stateAfter(tx, payment);
    await tx.update(payments).set({ state }).where(eq(payments.id, payment.id));
    emit(paymentChanged, { ...about, state });
    emit(refundSettled, { ...about, refundId: id, state: 'PROCESSED' });
  } else {
    emit(refundRequested, { ...about, refundId: id });
  }
  return refund;
}

/** What failed of a payment is paid out by this refund from now on. */
export async function retry({ tx, changed }: CommandScope, paymentId: string, retriedBy: string): Promise<void> {
  const failed = await tx
    .update(refunds)
    .set({ retriedBy })
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.state, 'FAILED'), isNull(refunds.retriedBy)))
    .returning({ id: refunds.id });
  for (const { id } of failed) changed({ entity: 'refund', id, before: { retriedBy: null }, after: { retriedBy } });
}

/** Where a payment stands by what of it was paid out. */
export async function stateAfter(reader: Reader, payment: Payment): Promise<Payment['state']> {
  const processed = await reader
    .select({ amount: refunds.amount })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), eq(refunds.state, 'PROCESSED')));
  const whole = sumMoney(processed.map((each) => each.amount)) >= payment.amount;
  const state = paymentSteps.next(payment.state, whole ? 'refund-rest' : 'refund-part');
  assert(state, 'only captured money is given back', { payment: payment.id, state: payment.state });
  return state;
}
