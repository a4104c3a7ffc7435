import { isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { offerPayment, openPayment } from '../payments/index.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { orderSteps, UNPAID_MINUTES } from './order.ts';
import { mineOrHolds } from './ownership.ts';

/** Opens a payment for an order and gives it until the provider answers: ten minutes, then the stock is released. */
const askPayment = command({
  name: 'ordering.startPayment',
  permission: 'order:place',
  input: z.object({ id: z.uuid(), orderId: z.uuid() }),
  once: (input) => input.id,
  async handle(scope, { id, orderId }) {
    const { tx, now, within } = scope;
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    mineOrHolds(scope.actor, order, 'order:read');
    if (!orderSteps.next(order.state, 'ask-payment')) {
      return refuse('ILLEGAL_TRANSITION', `This order is ${order.state.toLowerCase()} and cannot be paid now.`, {
        state: order.state,
      });
    }
    if (order.expiresAt && order.expiresAt <= now) {
      return refuse('PAYMENT_EXPIRED', 'The time to pay is over. Order again.');
    }
    const latest = order.placedAt.getTime() + UNPAID_MINUTES.atMost * 60_000;
    const expiresAt = new Date(Math.min(now.getTime() + UNPAID_MINUTES.provider * 60_000, latest));
    if (expiresAt <= now) return refuse('PAYMENT_EXPIRED', 'The time to pay is over. Order again.');
    const awaited = await openPayment(scope, { id, orderId, outletId: order.outletId, amount: order.total, expiresAt });
    await changeOrder(scope, order, {
      event: 'ask-payment',
      paymentStatus: 'PENDING',
      set: { expiresAt: awaited.expiresAt },
    });
    return { paymentId: awaited.id };
  },
});

/**
 * Starts a payment: first it stands in our books, then the provider is asked, outside of any transaction. When the
 * provider does not answer, saying it again with the same id asks again.
 */
export async function startPayment(context: CallContext, input: { id: string; orderId: string }) {
  const opened = await askPayment(context, input);
  return isRefusal(opened) ? opened : offerPayment(context, opened.paymentId);
}

export const startPaymentAccess = askPayment;
