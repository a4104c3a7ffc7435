import type { CommandScope } from '../../platform/command/command.ts';
import { consumeForOrder } from './book-consumption.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { type Order, orderSteps } from './order.ts';

/** Minutes after which a finished order is not taken back to the kitchen any more. */
const RECALL_MINUTES = 15;

/**
 * A station begins with its lines: their ingredients are consumed and booked, and the order is being prepared. Returns
 * what is missing; then nothing was changed. An order in another state is returned as it is.
 */
export async function beginCooking(
  scope: CommandScope,
  orderId: string,
  ticket: { readonly id: string; readonly lines: readonly number[] },
): Promise<{ readonly order: Order; readonly legal: boolean; readonly missing: readonly string[] }> {
  const order = await lockOrder(scope.tx, orderId);
  if (!orderSteps.next(order.state, 'start')) return { order, legal: false, missing: [] };
  const what = { type: 'CONSUME' as const, lines: ticket.lines, event: `start:${ticket.id}` };
  const missing = await consumeForOrder(scope, order, what);
  if (missing.length > 0) return { order, legal: true, missing };
  return {
    order: order.state === 'PREPARING' ? order : await changeOrder(scope, order, { event: 'start' }),
    legal: true,
    missing,
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
