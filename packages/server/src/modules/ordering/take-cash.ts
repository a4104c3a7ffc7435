import { isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command, oneCall } from '../../platform/command/command.ts';
import { cashPayment, drawerNotOpen, takerOf } from '../payments/index.ts';
import { placeOf } from '../places/index.ts';
import { orderSteps, wasPaid } from './order.ts';
import { linesOf, readOrderRow } from './queries.ts';
import { moneyTaken } from './sale.ts';

/** Takes cash for an order at the counter: it is paid, invoiced and in the kitchen by one statement: take-money.sql. */
export const takeCash = command({
  name: 'ordering.takeCash',
  permission: 'order:take-cash',
  input: z.object({ id: z.uuid(), orderId: z.uuid(), tendered: z.int().min(0).max(100_000_000) }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.id,
  async statement({ db, now, actor, within }, { id, orderId, tendered }) {
    const [order, lines] = await Promise.all([readOrderRow(db, orderId), linesOf(db, orderId)]);
    within(order.outletId);
    if (!orderSteps.next(order.state, 'pay') || wasPaid(order)) {
      return refuse('ILLEGAL_TRANSITION', `This order is ${order.state.toLowerCase()} and takes no payment.`, {
        state: order.state,
      });
    }
    const place = await placeOf(db, order.outletId);
    const { roundsCash } = place.organisation;
    const payment = cashPayment({
      id,
      orderId,
      outletId: order.outletId,
      due: order.total,
      roundsCash,
      tendered,
      at: now,
    });
    if (isRefusal(payment)) return payment;
    return oneCall({
      name: 'ordering_take_cash',
      body: await moneyTaken(db, { order, lines, place, payment, at: now, by: actor.label, taker: takerOf(actor) }),
      answer: { orderId },
      // A sale only adds to a drawer: all that it can be refused for is that none is open.
      refused: async () => drawerNotOpen(),
    });
  },
});
