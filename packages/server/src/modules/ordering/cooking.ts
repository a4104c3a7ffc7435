import { type SQL, sql } from 'drizzle-orm';
import type { CommandScope, StatementScope } from '../../platform/command/command.ts';
import { datesAt, markOfPlace, placeMarked } from '../places/index.ts';
import { changeOf, changeOrder, lockOrder } from './change-order.ts';
import { stockUse } from './cost.ts';
import { type Order, orderSteps } from './order.ts';

/** Minutes after which a finished order is not taken back to the kitchen any more. */
const REOPEN_MINUTES = 15;

/** What the kitchen looks at of an order. */
export interface OrderAtWork extends Pick<Order, 'id' | 'outletId' | 'token' | 'state' | 'paymentStatus' | 'version'> {
  readonly placeMark: string | null;
}

/** The order of this id, as one value for the statement of a room that stands on this one. */
export function orderAtWork(orderId: SQL): SQL<OrderAtWork> {
  return sql`(select jsonb_build_object('id', o.id, 'outletId', o.outlet_id, 'token', o.token, 'state', o.state,
    'paymentStatus', o.payment_status, 'version', o.version, 'placeMark', ${markOfPlace(sql`o.outlet_id`)})
    from orders o where o.id = ${orderId})`;
}

/**
 * What `ordering_begin_cooking` does when a station begins with its lines: the order is being prepared, their ingredients
 * are consumed and their cost is booked. Null when the order's state does not allow it.
 */
export async function cookingOf(
  { db, now, actor }: StatementScope,
  order: OrderAtWork,
  ticket: { readonly id: string; readonly lines: readonly number[] },
) {
  const state = orderSteps.next(order.state, 'start');
  if (!state) return null;
  const { paymentStatus, version } = order;
  const first = state !== order.state;
  const place = await placeMarked(db, order.outletId, order.placeMark);
  const about = { order, dates: datesAt(place, now), at: now, by: actor, event: `start:${ticket.id}` };
  return {
    ...{ at: now, by: actor.label, orderId: order.id, version, state },
    steps: first ? [{ version: version + 1, from: order.state, to: state, paymentStatus }] : [],
    ...stockUse(about, { type: 'CONSUME', lines: ticket.lines }),
  };
}

/** What `ordering_change_order` does when every station is done: the order is ready. */
export function readiness({ now, actor }: StatementScope, order: OrderAtWork) {
  return changeOf(order, 'finish', { at: now, by: actor.label }).change;
}

/** The kitchen takes a ready order back. Nothing is consumed again. Says false when it is too late. */
export async function reopenCooking(scope: CommandScope, orderId: string): Promise<boolean> {
  const order = await lockOrder(scope.tx, orderId);
  if (order.state === 'PREPARING') return true;
  const since = order.readyAt ? scope.now.getTime() - order.readyAt.getTime() : 0;
  if (!orderSteps.next(order.state, 'reopen') || since > REOPEN_MINUTES * 60_000) return false;
  await changeOrder(scope, order, { event: 'reopen' });
  return true;
}
