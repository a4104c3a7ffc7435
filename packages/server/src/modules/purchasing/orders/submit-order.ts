import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockTaxpayer, retired } from '../suppliers/supplier.ts';
import { approveIfSmall } from './approval.ts';
import { illegal, lockOrder, step } from './order.ts';

/**
 * Asks for an order to be approved. Small amounts are approved at once, unless what was ordered there today adds up to more than
 * that (rules §3.5). Refuses ILLEGAL_PURCHASE_STEP and SUPPLIER_RETIRED.
 */
export const submitPurchaseOrder = command({
  name: 'purchasing.submitOrder',
  permission: 'purchase:order',
  input: z.object({ commandId: z.uuid(), purchaseOrderId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const order = await lockOrder(tx, purchaseOrderId);
    within(order.outletId);
    const refusal = illegal(order, 'submit') ?? retired(await lockTaxpayer(tx, order.supplierId));
    if (refusal) return refusal;
    const { businessDate } = datesAt(await placeOf(tx, order.outletId), now);
    const submitted = await step(scope, order, 'submit', {
      ...{ submittedBy: actor.id, submittedAt: now, submittedOn: businessDate },
      ...{ decidedBy: null, decidedAt: null, reason: null },
    });
    await approveIfSmall(scope, submitted);
    return { id: order.id };
  },
});
