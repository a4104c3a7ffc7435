import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { orderChanged } from '../../events/ordering.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { type Credit, draftCredit, type LineBack } from '../finance/index.ts';
import { givenBackOf, refundPartOfPayment, tenderOf } from '../payments/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { lockOrder } from './change-order.ts';
import { readyWithout, takeBackUnused } from './lines-back.ts';
import { isOver, type Order, wasPaid } from './order.ts';
import { bookRefund, refundBeyondLimit } from './refund-books.ts';
import { orders } from './tables.ts';

/** Pieces of lines of an order, by their places on it. */
export const linesBack = z
  .array(z.object({ position: z.int().min(1).max(200), quantity: z.int().min(1).max(99) }))
  .max(200);

/**
 * Gives pieces of a paid order back through the tender it was paid by, with a credit note over them (rules §1.5 D, §2.3 G17). What of them
 * nobody used yet goes back to stock and off the tickets; what was begun or handed over stays used (rules §2.4). Refuses CANNOT_REFUND_NOW, LINES_NOT_LEFT,
 * REFUND_BEYOND_LIMIT, DRAWER_NOT_OPEN and DRAWER_SHORT.
 */
export const refundLines = command({
  name: 'ordering.refundLines',
  permission: 'order:refund',
  input: z.object({
    ...{ commandId: z.uuid(), orderId: z.uuid(), lines: linesBack.min(1, 'Say what goes back.') },
    reason: z.string().trim().min(1, 'Say why.').max(200),
  }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle(scope, { orderId, lines, reason }) {
    const order = await lockOrder(scope.tx, orderId);
    scope.within(order.outletId);
    const draft = await creditFor(scope, order, lines);
    if (isRefusal(draft)) return draft;
    const { total: amount, whole } = draft.credit;
    const isCooked = await takeBackUnused(scope, order, lines, draft.left);
    const back = await refundPartOfPayment(scope, { orderId, reason, amount });
    if (isRefusal(back)) return back;
    const after = await setPaymentStatus(scope, order, whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED');
    if (isCooked) await readyWithout(scope, after);
    await bookRefund(scope, order, { given: back, reason, lines });
    // Parts of one order are one: a limit on each would be none.
    const given = await givenBackOf(scope.tx, orderId);
    return (await refundBeyondLimit(scope, order.outletId, 'order:refund', given)) ?? { orderId };
  },
});

interface Draft {
  readonly left: readonly LineBack[];
  readonly credit: Credit;
}

async function creditFor(
  { tx, now }: CommandScope,
  order: Order,
  lines: readonly LineBack[],
): Promise<Draft | Refusal> {
  const tender = await tenderOf(tx, order.id);
  const { state, paymentStatus } = order;
  if (!wasPaid(order) || tender === null) return notNow(order, 'it was not paid: there is nothing to give back.');
  if (paymentStatus === 'REFUNDED') return notNow(order, 'all of it was given back already.');
  const { taxDate } = datesAt(await placeOf(tx, order.outletId), now);
  const { left, credit } = await draftCredit(tx, { orderId: order.id, taxDate, inRupees: tender === 'CASH' }, lines);
  if (!credit) {
    return refuse('LINES_NOT_LEFT', 'Not so much is left of it: some went back already. Look at what is left.', {
      left,
    });
  }
  if (credit.whole && !isOver(state)) {
    return notNow(order, 'nothing would be left of an order that somebody waits for. Cancel it instead.');
  }
  if (credit.total <= 0) return notNow(order, 'what is picked comes to nothing. Pick more of it.');
  return { left, credit };
}

function notNow({ state, paymentStatus }: Order, why: string): Refusal {
  return refuse('CANNOT_REFUND_NOW', `This cannot be given back: ${why}`, { state, paymentStatus });
}

/** Only the payment changes. Answers the order as it is then. */
async function setPaymentStatus(
  { tx, changed, emit }: CommandScope,
  order: Order,
  paymentStatus: 'PARTIALLY_REFUNDED' | 'REFUNDED',
): Promise<Order> {
  const { id: orderId, outletId, state } = order;
  // Whoever takes a step of it at this moment looked at another version, and looks again.
  const after = { paymentStatus, version: order.version + 1 };
  await tx.update(orders).set(after).where(eq(orders.id, orderId));
  changed({ entity: 'order', id: orderId, before: order, after });
  emit(orderChanged, { outletId, orderId, state, paymentStatus });
  return { ...order, ...after };
}
