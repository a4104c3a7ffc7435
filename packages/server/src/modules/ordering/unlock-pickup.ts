import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { orderChanged } from '../../events/ordering.ts';
import { command } from '../../platform/command/command.ts';
import { lockOrder } from './change-order.ts';
import { orders } from './tables.ts';

/** Lets codes be tried again after five wrong ones. */
export const unlockPickup = command({
  name: 'ordering.unlockPickup',
  permission: 'order:unlock',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle({ tx, within, emit, changed }, { orderId }) {
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    await tx.update(orders).set({ wrongCodes: 0 }).where(eq(orders.id, orderId));
    changed({ entity: 'order', id: orderId, before: order, after: { wrongCodes: 0 } });
    emit(orderChanged, { outletId: order.outletId, orderId, state: order.state, paymentStatus: order.paymentStatus });
    return { orderId };
  },
});
