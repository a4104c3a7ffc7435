import { AppError, Fault } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { orderChanged } from '../../events/ordering.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type Order, type OrderEvent, orderSteps, type PaymentStatus, stampOf } from './order.ts';
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
  const { tx, now, actor, emit } = scope;
  const state = orderSteps.next(order.state, change.event);
  if (!state) throw new Fault(`An order that is ${order.state} cannot ${change.event}.`);
  const stamp = state === order.state ? null : stampOf(state);
  const over = state === 'COLLECTED' || state === 'CANCELLED' || state === 'EXPIRED';
  const [changed] = await tx
    .update(orders)
    .set({
      state,
      version: order.version + 1,
      ...(change.paymentStatus && { paymentStatus: change.paymentStatus }),
      ...(stamp && { [stamp]: now }),
      ...(over && { closedAt: now }),
      ...change.set,
    })
    .where(eq(orders.id, order.id))
    .returning();
  if (!changed) throw new Fault('A locked order vanished.');
  await tx.insert(orderStepRows).values({
    orderId: order.id,
    version: changed.version,
    fromState: order.state,
    toState: state,
    at: now,
    by: actor.label,
    reason: change.reason ?? null,
  });
  emit(orderChanged, { outletId: order.outletId, orderId: order.id, state, paymentStatus: changed.paymentStatus });
  return changed;
}
