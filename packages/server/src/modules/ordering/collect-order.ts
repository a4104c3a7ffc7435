import { refuse } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { bookHandOver } from './book-hand-over.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { orderingKeys } from './keys.ts';
import { orderSteps } from './order.ts';
import { isPickupCode, WRONG_CODES_AT_MOST } from './pickup-code.ts';
import { linesOf } from './queries.ts';
import { orders } from './tables.ts';

/** Hands a ready, paid order over for its pickup code. Packaged goods leave the stock at this moment. */
export const collectOrder = command({
  name: 'ordering.collectOrder',
  permission: 'order:collect',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), pickupCode: z.string().max(20) }),
  once: (input) => input.commandId,
  mask: ['pickupCode'],
  // A wrong code is counted after the refusal was rolled back: the next guess must wait for that.
  hold: (tx, { orderId }) => lockOrder(tx, orderId),
  async handle(scope, { orderId, pickupCode }) {
    const { tx, use, within } = scope;
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    if (!orderSteps.next(order.state, 'collect')) {
      return refuse('ILLEGAL_TRANSITION', `This order is ${order.state.toLowerCase()}, not ready to be handed over.`, {
        state: order.state,
      });
    }
    if (order.paymentStatus !== 'PAID') {
      return refuse('NOT_PAID', 'This order is not paid yet. Take the money first.', { due: order.total });
    }
    if (order.wrongCodes >= WRONG_CODES_AT_MOST) {
      return refuse('PICKUP_LOCKED', 'Too many wrong codes. A manager can unlock the order.');
    }
    if (!isPickupCode(use(orderingKeys).pickup, orderId, pickupCode)) {
      const triesLeft = WRONG_CODES_AT_MOST - order.wrongCodes - 1;
      return refuse('WRONG_PICKUP_CODE', 'This is not the order’s pickup code. Ask to see it again.', { triesLeft });
    }
    const packaged = (await linesOf(tx, orderId)).filter((line) => line.stationCode === null);
    await bookHandOver(
      scope,
      order,
      packaged.map((line) => line.position),
    );
    await changeOrder(scope, order, { event: 'collect' });
    return { orderId };
  },
  async onRefusal({ tx }, { orderId }, refusal) {
    if (refusal.code !== 'WRONG_PICKUP_CODE') return;
    await tx
      .update(orders)
      .set({ wrongCodes: sql`${orders.wrongCodes} + 1` })
      .where(eq(orders.id, orderId));
  },
});
