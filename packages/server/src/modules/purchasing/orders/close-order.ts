import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockOrder, step } from './order.ts';

/**
 * Ends an order: one that came whole is closed; one of which no more is waited for is closed short, with why. Refuses
 * ILLEGAL_PURCHASE_STEP.
 */
export const closePurchaseOrder = command({
  name: 'purchasing.closeOrder',
  permission: 'purchase:order',
  input: z.object({ commandId: z.uuid(), purchaseOrderId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId, reason }): Promise<{ id: string } | Refusal> {
    const order = await lockOrder(scope.tx, purchaseOrderId);
    scope.within(order.outletId);
    const event = order.state === 'RECEIVED' ? 'close' : 'closeShort';
    const refusal = illegal(order, event);
    if (refusal) return refusal;
    await step(scope, order, event, { reason });
    return { id: order.id };
  },
});
