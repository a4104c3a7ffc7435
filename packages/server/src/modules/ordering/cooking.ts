import type { CommandScope, StatementScope } from '../../platform/command/command.ts';
import { entryRow, STOCK_CLASSES } from '../finance/index.ts';
import { datesAt } from '../places/index.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { costEntry, usedBy } from './cost.ts';
import { type Order, orderSteps } from './order.ts';
import { sellingFactsKept } from './selling-facts.ts';

/** Minutes after which a finished order is not taken back to the kitchen any more. */
const RECALL_MINUTES = 15;

/**
 * What `ordering_begin_cooking` does when a station begins with its lines: the order is being prepared, their ingredients
 * are consumed and their cost is booked. Null when the order's state does not allow it.
 */
export async function cookingOf(
  { db, now, actor }: StatementScope,
  order: Order,
  ticket: { readonly id: string; readonly lines: readonly number[] },
) {
  const state = orderSteps.next(order.state, 'start');
  if (!state) return null;
  const { paymentStatus, version } = order;
  const first = state !== order.state;
  const { place } = await sellingFactsKept(db, order.outletId);
  const about = { order, dates: datesAt(place, now), at: now, by: actor, event: `start:${ticket.id}` };
  return {
    ...{ at: now, by: actor.label, orderId: order.id, version, state },
    steps: first ? [{ version: version + 1, from: order.state, to: state, paymentStatus }] : [],
    use: usedBy(about, { type: 'CONSUME', lines: ticket.lines }),
    entry: entryRow(costEntry(about)),
    classes: STOCK_CLASSES,
  };
}

/** Every station is done: the order is ready. */
export async function finishCooking(scope: CommandScope, orderId: string): Promise<Order> {
  return changeOrder(scope, await lockOrder(scope.tx, orderId), { event: 'finish' });
}

/** The kitchen takes a ready order back. Nothing is consumed again. Says false when it is too late. */
export async function recallCooking(scope: CommandScope, orderId: string): Promise<boolean> {
  const order = await lockOrder(scope.tx, orderId);
  if (order.state === 'PREPARING') return true;
  const since = order.readyAt ? scope.now.getTime() - order.readyAt.getTime() : 0;
  if (!orderSteps.next(order.state, 'recall') || since > RECALL_MINUTES * 60_000) return false;
  await changeOrder(scope, order, { event: 'recall' });
  return true;
}
