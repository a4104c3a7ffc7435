import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockOrder, step } from './order.ts';

/** Notes that the supplier has the order: from then on goods may come for it. Refuses ILLEGAL_PURCHASE_STEP. */
export const sendPurchaseOrder = command({
  name: 'purchasing.sendOrder',
  permission: 'purchase:order',
  input: z.object({ commandId: z.uuid(), purchaseOrderId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId }): Promise<{ id: string } | Refusal> {
    const order = await lockOrder(scope.tx, purchaseOrderId);
    scope.within(order.outletId);
    const refusal = illegal(order, 'send');
    if (refusal) return refusal;
    await step(scope, order, 'send', { sentAt: scope.now });
    return { id: order.id };
  },
});
