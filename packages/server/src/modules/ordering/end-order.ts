import { assert, isRefusal, type Refusal } from '@college-kiosk/kernel';
import type { Permission } from '../../platform/auth/permission.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { socket } from '../../platform/socket.ts';
import { announceStock, release, wasteDishes } from '../inventory/index.ts';
import { givenBackOf, refundOrderPayments } from '../payments/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { changeOrder } from './change-order.ts';
import { type Order, wasPaid } from './order.ts';
import { linesOf } from './queries.ts';
import { bookRefund, refundBeyondLimit } from './refund-books.ts';

/**
 * The kitchen takes the tickets of an order off its screens that nobody will get, in the same transaction, and says which lines its
 * stations had begun: their food is gone.
 */
export const onGivenUp =
  socket<(scope: CommandScope, order: Order) => Promise<readonly number[]>>('ordering.onGivenUp');

/** How an order ends that nobody gets. */
interface Ending {
  readonly event: 'cancel' | 'give-up';
  readonly reason: string;
  /** Whether what was paid goes back. */
  readonly refunds: boolean;
  /** By which right whoever ends it may give money back. */
  readonly by: Permission;
}

/**
 * Ends a locked order that nobody gets (rules §3.3, §4.1): what it still holds is released, its tickets leave the kitchen's screens, the
 * food that was begun is waste at what it cost, and what was paid goes back where it is to. The caller has asked `orderSteps`
 * before. Refuses REFUND_BEYOND_LIMIT where a person gives back more than their roles in this outlet state, DRAWER_NOT_OPEN and
 * DRAWER_SHORT where cash cannot come out of their drawer.
 */
export async function endOrder(scope: CommandScope, order: Order, ending: Ending): Promise<Refusal | null> {
  const { event, reason, by } = ending;
  const refunds = ending.refunds && wasPaid(order) && order.paymentStatus !== 'REFUNDED';
  const ended = await changeOrder(scope, order, {
    event,
    reason,
    ...(refunds && { paymentStatus: 'REFUNDED' as const }),
    set: { expiresAt: null },
  });
  announceStock(scope, order.outletId, await release(scope.tx, { orderId: order.id }));
  const begun = await scope.use(onGivenUp)(scope, ended);
  await throwAway(scope, ended, begun);
  if (!refunds) return null;
  const refusal = await refundWhole(scope, ended, reason);
  return refusal ?? refundBeyondLimit(scope, order.outletId, by, await givenBackOf(scope.tx, order.id));
}

/** The food of these lines is waste, at what it cost. */
async function throwAway(scope: CommandScope, order: Order, begun: readonly number[]): Promise<void> {
  if (begun.length === 0) return;
  const { id: orderId, outletId, token } = order;
  const lines = (await linesOf(scope.tx, orderId)).filter(({ position }) => begun.includes(position));
  const dates = datesAt(await placeOf(scope.tx, outletId), scope.now);
  const reason = order.state === 'NO_SHOW' ? ('NO_SHOW' as const) : ('ORDER_CANCELLED' as const);
  const dishes = lines.map(({ position, itemId, name, variantName, stationCode, quantity }) => ({
    ...{ line: position, itemId, name, variantName, stationCode, portions: quantity },
  }));
  await wasteDishes(scope, { outletId, orderId, token, reason, dishes }, dates);
}

/** What is left of the invoice is taken back, and what is left of the money goes back. */
async function refundWhole(scope: CommandScope, order: Order, reason: string): Promise<Refusal | null> {
  const refunded = await refundOrderPayments(scope, { orderId: order.id, reason });
  if (isRefusal(refunded)) return refunded;
  const [given, ...more] = refunded;
  // Parts gave all the money back, and what is left of the order is worth none.
  if (!given) return null;
  assert(more.length === 0, 'a paid order was paid by one payment', { orderId: order.id });
  await bookRefund(scope, order, { given, reason, lines: null });
  return null;
}
