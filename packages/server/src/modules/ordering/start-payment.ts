import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { offerPayment, openPayment, paymentProviders } from '../payments/index.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { isOver, type Order, orderSteps, UNPAID_MINUTES } from './order.ts';
import { mineOrHolds } from './ownership.ts';

/**
 * Opens a payment for an order. The order itself goes on waiting for the counter, until the provider has taken the
 * payment. Refuses AMOUNT_TOO_SMALL, ILLEGAL_TRANSITION and PAYMENT_EXPIRED.
 */
const askPayment = command({
  name: 'ordering.startPayment',
  permission: 'order:place',
  input: z.object({ id: z.uuid(), orderId: z.uuid() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.id,
  async handle(scope, { id, orderId }) {
    const { tx, now, use, within } = scope;
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    mineOrHolds(scope.actor, order, 'order:read');
    if (!orderSteps.next(order.state, 'ask-payment')) return notNow(order);
    if (order.expiresAt && order.expiresAt <= now) return tooLate();
    const { smallest } = use(paymentProviders).current;
    if (order.total < smallest) {
      return refuse('AMOUNT_TOO_SMALL', 'This amount is too small to be paid by UPI. Pay at the counter.', {
        smallest,
      });
    }
    const latest = order.placedAt.getTime() + UNPAID_MINUTES.atMost * 60_000;
    const expiresAt = new Date(Math.min(now.getTime() + UNPAID_MINUTES.provider * 60_000, latest));
    if (expiresAt <= now) return tooLate();
    const awaited = await openPayment(scope, { id, orderId, outletId: order.outletId, amount: order.total, expiresAt });
    return { paymentId: awaited.id };
  },
});

/**
 * The provider has taken the payment: from now on the order waits for it, and gives its stock back when the payment's
 * time is over. Said again, it changes nothing; an order that was paid meanwhile is left alone.
 */
const awaitPayment = command({
  name: 'ordering.awaitPayment',
  permission: 'order:place',
  input: z.object({ orderId: z.uuid(), until: z.date() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  async handle(scope, { orderId, until }) {
    const order = await lockOrder(scope.tx, orderId);
    scope.within(order.outletId);
    mineOrHolds(scope.actor, order, 'order:read');
    if (isOver(order.state)) return notNow(order);
    const waits = order.state === 'AWAITING_PAYMENT' && order.expiresAt?.getTime() === until.getTime();
    if (waits || !orderSteps.next(order.state, 'ask-payment')) return { orderId };
    await changeOrder(scope, order, { event: 'ask-payment', paymentStatus: 'PENDING', set: { expiresAt: until } });
    return { orderId };
  },
});

/**
 * Starts a payment: first it stands in our books, then the provider is asked, outside of any transaction, and only when
 * the provider has taken it does the order wait for it. When the provider does not answer, the order keeps its time to
 * pay at the counter, and saying it again with the same id asks again.
 */
export async function startPayment(context: CallContext, input: { id: string; orderId: string }) {
  const opened = await askPayment(context, input);
  if (isRefusal(opened)) return opened;
  const payment = await offerPayment(context, opened.paymentId);
  if (isRefusal(payment) || payment.state !== 'PENDING' || payment.expiresAt === null) return payment;
  const awaited = await awaitPayment(context, { orderId: payment.orderId, until: payment.expiresAt });
  return isRefusal(awaited) ? awaited : payment;
}

export const startPaymentAccess = askPayment;

function notNow({ state }: Order): Refusal<'ILLEGAL_TRANSITION', { state: Order['state'] }> {
  return refuse('ILLEGAL_TRANSITION', `This order is ${state.toLowerCase()} and cannot be paid now.`, { state });
}

function tooLate(): Refusal<'PAYMENT_EXPIRED', Record<string, never>> {
  return refuse('PAYMENT_EXPIRED', 'The time to pay is over. Order again.');
}
