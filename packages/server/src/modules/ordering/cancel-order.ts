import { assert, type Money, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { socket } from '../../platform/socket.ts';
import { issueCreditNote, post, refundPosting } from '../finance/index.ts';
import { refundLimitOf, rolesThatMayRefund } from '../identity/index.ts';
import { announceStock, release } from '../inventory/index.ts';
import { refundOrderPayments } from '../payments/index.ts';
import { datesAt, deviceById, placeOf } from '../places/index.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { type Order, orderSteps } from './order.ts';
import { mineOrHolds } from './ownership.ts';
import { linesOf } from './queries.ts';

/** The kitchen withdraws the tickets of a cancelled order, in the same transaction. */
export const onCancelled = socket<(scope: CommandScope, order: Order) => Promise<void>>('ordering.onCancelled');

/**
 * Cancels an order that nobody has begun to cook: its stock is released, its tickets are withdrawn, and what was paid
 * goes back through the same tender with a credit note (rules §4.1, §2.3 G17). Refuses CANNOT_CANCEL_NOW and, where a person gives back more
 * than their roles in this outlet state, REFUND_BEYOND_LIMIT.
 */
export const cancelOrder = command({
  name: 'ordering.cancelOrder',
  permission: 'order:place',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), reason: z.string().trim().min(1, 'Say why.').max(200) }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle(scope, { orderId, reason }) {
    const { tx, within, actor } = scope;
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    mineOrHolds(actor, order, 'order:cancel');
    const cooked = order.state === 'READY' && (await linesOf(tx, orderId)).some((line) => line.stationCode !== null);
    if (cooked || !orderSteps.next(order.state, 'cancel')) {
      return refuse(
        'CANNOT_CANCEL_NOW',
        `This order is ${order.state.toLowerCase()}: it can no longer be cancelled. Ask at the counter.`,
        {
          state: order.state,
        },
      );
    }
    const wasPaid = order.paymentStatus === 'PAID';
    const cancelled = await changeOrder(scope, order, {
      event: 'cancel',
      reason,
      ...(wasPaid && { paymentStatus: 'REFUNDED' as const }),
      set: { expiresAt: null },
    });
    announceStock(scope, order.outletId, await release(tx, { orderId }));
    await scope.use(onCancelled)(scope, cancelled);
    if (wasPaid) {
      const amount = await refundWhole(scope, cancelled, reason);
      const beyond = await refundBeyondLimit(scope, order.outletId, amount);
      if (beyond) return beyond;
    }
    return { orderId };
  },
});

async function refundWhole(scope: CommandScope, order: Order, reason: string): Promise<Money> {
  const { tx, now, actor } = scope;
  const place = await placeOf(tx, order.outletId);
  const dates = datesAt(place, now);
  const [given, ...more] = await refundOrderPayments(scope, { orderId: order.id, reason });
  assert(given && more.length === 0, 'a paid order was paid by one payment', { orderId: order.id });
  const { tender, paymentId, amount } = given;
  const device = order.deviceId ? await deviceById(tx, order.deviceId) : null;
  const note = await issueCreditNote(tx, { orderId: order.id, outlet: place.outlet, device, at: now, dates, reason });
  await post(tx, {
    outletId: order.outletId,
    source: { type: 'order', id: order.id },
    event: 'refund',
    narration: `Credit note ${note.number}, ${tender.toLowerCase()}: ${reason}`,
    at: now,
    dates,
    postedBy: actor.label,
    lines: refundPosting({ tender, lines: note.lines, roundOff: order.roundOff, paymentId }),
  });
  return amount;
}

/** REFUND_BEYOND_LIMIT for whoever may not give this much back alone, with who may; else null. The refusal undoes the refund. */
async function refundBeyondLimit(scope: CommandScope, outletId: string, amount: Money) {
  const where = { outletId, by: 'order:cancel', own: 'order:place' } as const;
  const limit = await refundLimitOf(scope, scope.actor, where);
  if (limit === null || amount <= limit) return null;
  return refuse(
    'REFUND_BEYOND_LIMIT',
    'This gives back more than you may give back alone. Ask somebody who may cancel it.',
    { amount, limit, roles: await rolesThatMayRefund(scope, amount, where) },
  );
}
