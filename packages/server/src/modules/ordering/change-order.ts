import { AppError, Fault } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { orderChanged } from '../../events/ordering.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { asRow } from '../../platform/db/rows.ts';
import { afterStep, type Order, type OrderEvent, type PaymentStatus } from './order.ts';
import { orderSteps as orderStepRows, orders } from './tables.ts';

/** Reads an order and keeps it from changing until the transaction ends. Throws NOT_FOUND. */
export async function lockOrder(tx: Tx, orderId: string): Promise<Order> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new AppError('NOT_FOUND', 'There is no such order.');
  return order;
}

export interface OrderChange {
  readonly event: OrderEvent;
  readonly paymentStatus?: PaymentStatus;
  readonly reason?: string;
  readonly set?: Partial<Pick<Order, 'expiresAt' | 'roundOff' | 'paidAt'>>;
}

/**
 * Moves a locked order one legal step on, remembers who did it and when, and announces it. The caller has asked
 * `orderSteps` before and refused what is not legal: an illegal step here is a Fault.
 */
export async function changeOrder(scope: CommandScope, order: Order, change: OrderChange): Promise<Order> {
  const { tx, now, actor, emit, changed: tell } = scope;
  const after = afterStep(order, change.event, now);
  if (!after) throw new Fault(`An order that is ${order.state} cannot ${change.event}.`);
  const [changed] = await tx
    .update(orders)
    .set({ ...after, ...(change.paymentStatus && { paymentStatus: change.paymentStatus }), ...change.set })
    .where(eq(orders.id, order.id))
    .returning();
  if (!changed) throw new Fault('A locked order vanished.');
  const { state, paymentStatus, expiresAt } = changed;
  tell({ entity: 'order', id: order.id, before: order, after: { state, paymentStatus, expiresAt } });
  await tx.insert(orderStepRows).values({
    orderId: order.id,
    version: changed.version,
    fromState: order.state,
    toState: changed.state,
    at: sql`ordering_step_at(${order.id}, ${now.toISOString()})`,
    by: actor.label,
    reason: change.reason ?? null,
  });
  emit(orderChanged, {
    outletId: order.outletId,
    orderId: order.id,
    state: changed.state,
    paymentStatus: changed.paymentStatus,
  });
  return changed;
}

/**
 * The same for `ordering_change_order`, of an order as it was looked at, and the columns that it changes. The caller has asked
 * `orderSteps` before.
 */
export function changeOf(
  order: Pick<Order, 'id' | 'state' | 'paymentStatus' | 'version'>,
  event: OrderEvent,
  { at, by }: { readonly at: Date; readonly by: string },
) {
  const after = afterStep(order, event, at);
  if (!after) throw new Fault(`An order that is ${order.state} cannot ${event}.`);
  const { id: orderId, state: from, paymentStatus, version } = order;
  const step = { version: after.version, from, to: after.state, paymentStatus };
  return { after, change: { at, by, orderId, version, changes: asRow(after), steps: [step] } };
}
