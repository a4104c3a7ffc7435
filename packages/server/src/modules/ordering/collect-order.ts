import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command, oneCall, refusingCall } from '../../platform/command/command.ts';
import { changeOf } from './change-order.ts';
import { goodsAreMissing, handOverOf } from './hand-over.ts';
import { orderingKeys } from './keys.ts';
import { type Order, orderSteps, wasPaid } from './order.ts';
import { isPickupCode, WRONG_CODES_AT_MOST } from './pickup-code.ts';
import { orderToHandOver } from './queries.ts';
import { writtenOrders } from './written-order.ts';

/**
 * Hands a ready, paid order over for its pickup code. Packaged goods leave the stock at this moment. One statement, and so is
 * a wrong code, which counts: collect-order.sql.
 */
export const collectOrder = command({
  name: 'ordering.collectOrder',
  permission: 'order:collect',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), pickupCode: z.string().max(20) }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  mask: ['pickupCode'],
  async statement(scope, { orderId, pickupCode }) {
    const { db, now, actor, use, within } = scope;
    const { order, placeMark } = await orderToHandOver(db, orderId);
    within(order.outletId);
    const refusal = notToBeHandedOver(order);
    if (refusal) return refusal;
    const { version, wrongCodes } = order;
    if (!isPickupCode(use(orderingKeys).pickup, orderId, pickupCode)) {
      const triesLeft = WRONG_CODES_AT_MOST - wrongCodes - 1;
      const message = 'This is not the order’s pickup code. Ask to see it again.';
      return refusingCall({
        name: 'ordering_count_wrong_code',
        body: { orderId, version, wrongCodes },
        refusal: refuse('WRONG_PICKUP_CODE', message, { triesLeft }),
      });
    }
    const { after, change } = changeOf(order, 'collect', { at: now, by: actor.label });
    const answer = { orderId };
    return oneCall({
      name: 'ordering_collect_order',
      body: { ...change, wrongCodes, handOver: await handOverOf(scope, { order, placeMark }) },
      answer,
      done: () => writtenOrders.keep(answer, { ...order, ...after }),
      refused: goodsAreMissing,
    });
  },
});

/** Why nobody gets this order now, whichever code he says; null when its code opens it. */
function notToBeHandedOver(order: Order) {
  if (!orderSteps.next(order.state, 'collect')) {
    return refuse('ILLEGAL_TRANSITION', `This order is ${order.state.toLowerCase()}, not ready to be handed over.`, {
      state: order.state,
    });
  }
  if (order.paymentStatus === 'REFUNDED') {
    return refuse('NOT_PAID', 'All that was paid for this order was given back. It is nobody’s any more.', { due: 0 });
  }
  if (!wasPaid(order)) {
    return refuse('NOT_PAID', 'This order is not paid yet. Take the money first.', { due: order.total });
  }
  if (order.wrongCodes >= WRONG_CODES_AT_MOST) {
    return refuse('PICKUP_LOCKED', 'Too many wrong codes. A manager can unlock the order.');
  }
  return null;
}
