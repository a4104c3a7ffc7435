import { assert, isRefusal, type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import type { Permission } from '../../platform/auth/permission.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { socket } from '../../platform/socket.ts';
import { issueCreditNote, post, refundPosting } from '../finance/index.ts';
import { refundLimitOf, rolesThatMayRefund } from '../identity/index.ts';
import { announceStock, release, wasteDishes } from '../inventory/index.ts';
import { refundOrderPayments } from '../payments/index.ts';
import { datesAt, deviceById, placeOf } from '../places/index.ts';
import { changeOrder } from './change-order.ts';
import type { Order } from './order.ts';
import { linesOf } from './queries.ts';

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
  const refunds = ending.refunds && order.paymentStatus === 'PAID';
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
  const amount = await refundWhole(scope, ended, reason);
  return isRefusal(amount) ? amount : refundBeyondLimit(scope, order.outletId, by, amount);
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

async function refundWhole(scope: CommandScope, order: Order, reason: string): Promise<Money | Refusal> {
  const { tx, now, actor } = scope;
  const place = await placeOf(tx, order.outletId);
  const dates = datesAt(place, now);
  const refunded = await refundOrderPayments(scope, { orderId: order.id, reason });
  if (isRefusal(refunded)) return refunded;
  const [given, ...more] = refunded;
  assert(given && more.length === 0, 'a paid order was paid by one payment', { orderId: order.id });
  const { tender, paymentId, amount, drawer } = given;
  const device = order.deviceId ? await deviceById(tx, order.deviceId) : null;
  const note = await issueCreditNote(tx, { orderId: order.id, place, device, at: now, dates, reason });
  await post(tx, {
    outletId: order.outletId,
    source: { type: 'order', id: order.id },
    event: 'refund',
    narration: `Credit note ${note.number}, ${tender.toLowerCase()}: ${reason}`,
    at: now,
    dates,
    postedBy: actor.label,
    lines: refundPosting({ tender, lines: note.lines, roundOff: order.roundOff, paymentId, drawer }),
  });
  return amount;
}

/** REFUND_BEYOND_LIMIT for whoever may not give this much back alone, with who may; else null. The refusal undoes the refund. */
async function refundBeyondLimit(scope: CommandScope, outletId: string, by: Permission, amount: Money) {
  const where = { outletId, by, own: 'order:place' } as const;
  const limit = await refundLimitOf(scope, scope.actor, where);
  if (limit === null || amount <= limit) return null;
  return refuse(
    'REFUND_BEYOND_LIMIT',
    'This gives back more than you may give back alone. Ask somebody who may give it back.',
    { amount, limit, roles: await rolesThatMayRefund(scope, amount, where) },
  );
}
