import { and, inArray, lte } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { oneByOne } from '../../platform/queue/one-by-one.ts';
import { announceStock, release } from '../inventory/index.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { orderSteps } from './order.ts';
import { orders } from './tables.ts';

const BATCH = 100;

/** Ends an order that was not paid in time and gives its stock back. Does nothing when it was paid meanwhile. */
export const expireOrder = command({
  name: 'ordering.expireOrder',
  permission: 'order:cancel',
  input: z.object({ orderId: z.uuid() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  async handle(scope, { orderId }) {
    const order = await lockOrder(scope.tx, orderId);
    scope.within(order.outletId);
    const due = order.expiresAt !== null && order.expiresAt <= scope.now;
    if (!due || !orderSteps.next(order.state, 'expire')) return { expired: false };
    const paymentStatus = order.paymentStatus === 'PENDING' ? ('FAILED' as const) : order.paymentStatus;
    await changeOrder(scope, order, {
      event: 'expire',
      reason: 'not paid in time',
      paymentStatus,
      set: { expiresAt: null },
    });
    announceStock(scope, order.outletId, await release(scope.tx, { orderId }));
    return { expired: true };
  },
});

/** Expires every order whose time to pay is over, one small transaction each. Returns how many. */
export async function expireOrders(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  const due = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(inArray(orders.state, orderSteps.legalFrom('expire')), lte(orders.expiresAt, clock.now())))
    .orderBy(orders.expiresAt)
    .limit(BATCH);
  // One that fails must not keep the others' stock.
  const outcomes = await oneByOne(due, ({ id }) => expireOrder(context, { orderId: id }));
  return outcomes.filter(({ expired }) => expired).length;
}
