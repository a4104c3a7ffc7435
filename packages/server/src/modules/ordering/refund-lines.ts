import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { orderChanged } from '../../events/ordering.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { type Credit, draftCredit, type LineBack } from '../finance/index.ts';
import { givenBackOf, refundPartOfPayment, tenderOf } from '../payments/index.ts';
import { lockOrder } from './change-order.ts';
import { isOver, type Order, wasPaid } from './order.ts';
import { bookRefund, refundBeyondLimit } from './refund-books.ts';
import { orders } from './tables.ts';

/** Pieces of lines of an order, by their places on it. */
export const linesBack = z
  .array(z.object({ position: z.int().min(1).max(200), quantity: z.int().min(1).max(99) }))
  .max(200);

/**
 * Gives pieces of a paid order back through the tender it was paid by, with a credit note over them (rules §1.5 D, §2.3 G17). Stock and
 * kitchen are left as they are: what is not to be cooked any more is cancelled. Refuses CANNOT_REFUND_NOW, LINES_NOT_LEFT,
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
    const credit = await creditFor(scope, order, lines);
    if (isRefusal(credit)) return credit;
    const { total: amount, whole } = credit;
    const back = await refundPartOfPayment(scope, { orderId, reason, amount });
    if (isRefusal(back)) return back;
    await setPaymentStatus(scope, order, whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED');
    await bookRefund(scope, order, { given: back, reason, lines });
    // Parts of one order are one: a limit on each would be none.
    const given = await givenBackOf(scope.tx, orderId);
    return (await refundBeyondLimit(scope, order.outletId, 'order:refund', given)) ?? { orderId };
  },
});

async function creditFor({ tx }: CommandScope, order: Order, lines: readonly LineBack[]): Promise<Credit | Refusal> {
  const tender = await tenderOf(tx, order.id);
  const { state, paymentStatus } = order;
  if (!wasPaid(order) || tender === null) return notNow(order, 'it was not paid: there is nothing to give back.');
  if (paymentStatus === 'REFUNDED') return notNow(order, 'all of it was given back already.');
  const { left, credit } = await draftCredit(tx, { orderId: order.id, inRupees: tender === 'CASH' }, lines);
  if (!credit) {
    return refuse('LINES_NOT_LEFT', 'Not so much is left of it: some went back already. Look at what is left.', {
      left,
    });
  }
  if (credit.whole && !isOver(state)) {
    return notNow(order, 'nothing would be left of an order that somebody waits for. Cancel it instead.');
  }
  if (credit.total <= 0) return notNow(order, 'what is picked comes to nothing. Pick more of it.');
  return credit;
}

function notNow({ state, paymentStatus }: Order, why: string): Refusal {
  return refuse('CANNOT_REFUND_NOW', `This cannot be given back: ${why}`, { state, paymentStatus });
}

/** Only the payment changes: the order stays where it is. */
async function setPaymentStatus(
  { tx, changed, emit }: CommandScope,
  order: Order,
  paymentStatus: 'PARTIALLY_REFUNDED' | 'REFUNDED',
): Promise<void> {
  const { id: orderId, outletId, state } = order;
  // Whoever takes a step of it at this moment looked at another version, and looks again.
  const after = { paymentStatus, version: order.version + 1 };
  await tx.update(orders).set(after).where(eq(orders.id, orderId));
  changed({ entity: 'order', id: orderId, before: order, after });
  emit(orderChanged, { outletId, orderId, state, paymentStatus });
}
