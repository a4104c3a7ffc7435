import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockOrder, step } from './order.ts';

/** Takes back an order of which nothing came yet. Refuses ILLEGAL_PURCHASE_STEP: what came in part is closed short. */
export const cancelPurchaseOrder = command({
  name: 'purchasing.cancelOrder',
  permission: 'purchase:order',
  input: z.object({ commandId: z.uuid(), purchaseOrderId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId, reason }): Promise<{ id: string } | Refusal> {
    const order = await lockOrder(scope.tx, purchaseOrderId);
    scope.within(order.outletId);
    const refusal = illegal(order, 'cancel');
    if (refusal) return refusal;
    await step(scope, order, 'cancel', { reason });
    return { id: order.id };
  },
});
