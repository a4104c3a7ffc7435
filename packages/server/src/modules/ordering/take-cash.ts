import { isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { takeCashPayment } from '../payments/index.ts';
import { placeOf } from '../places/index.ts';
import { lockOrder } from './change-order.ts';
import { orderSteps } from './order.ts';

/** Takes cash for an order at the counter: it is paid, invoiced and in the kitchen by one commit. */
export const takeCash = command({
  name: 'ordering.takeCash',
  permission: 'order:take-cash',
  input: z.object({ id: z.uuid(), orderId: z.uuid(), tendered: z.int().min(0).max(100_000_000) }),
  once: (input) => input.id,
  async handle(scope, { id, orderId, tendered }) {
    const { tx, within } = scope;
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    if (!orderSteps.next(order.state, 'pay') || order.paymentStatus === 'PAID') {
      return refuse('ILLEGAL_TRANSITION', `This order is ${order.state.toLowerCase()} and takes no payment.`, {
        state: order.state,
      });
    }
    const { organisation } = await placeOf(tx, order.outletId);
    const paid = await takeCashPayment(scope, {
      id,
      orderId,
      outletId: order.outletId,
      due: order.total,
      roundsCash: organisation.roundsCash,
      tendered,
    });
    return isRefusal(paid) ? paid : { orderId };
  },
});
