import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { orderChanged } from '../../events/ordering.ts';
import { command } from '../../platform/command/command.ts';
import { buyerColumns, buyerInvalid, buyerSaid } from './buyer.ts';
import { lockOrder } from './change-order.ts';
import { isOver, wasPaid } from './order.ts';
import { orders } from './tables.ts';

/**
 * Says whom the invoice of an order is made out to, or that it is to nobody in particular; before it is paid, since an invoice that was
 * issued is never changed (rules §1.6). Refuses BUYER_GSTIN_INVALID, and ILLEGAL_TRANSITION once it is paid or over.
 */
export const nameBuyer = command({
  name: 'ordering.nameBuyer',
  permission: 'order:take-cash',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), buyer: buyerSaid.nullable() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle({ tx, within, emit, changed }, { orderId, buyer }) {
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    const { state, paymentStatus, outletId } = order;
    const unusable = buyer && buyerInvalid(buyer);
    if (unusable) return unusable;
    if (isOver(state) || wasPaid(order)) {
      return refuse(
        'ILLEGAL_TRANSITION',
        'Its invoice cannot be changed any more. Say whom it is for before it is paid.',
        {
          state,
        },
      );
    }
    // Whoever takes money for it at this moment looked at another version, and looks again.
    const after = { ...buyerColumns(buyer), version: order.version + 1 };
    await tx.update(orders).set(after).where(eq(orders.id, orderId));
    changed({ entity: 'order', id: orderId, before: order, after, personal: ['buyerName', 'buyerAddress'] });
    emit(orderChanged, { outletId, orderId, state, paymentStatus });
    return { orderId };
  },
});
