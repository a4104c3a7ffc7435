import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isOnePerson } from '../../identity/index.ts';
import { announceStock, putAsideBack, sendAside } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { illegal, lockReturn, step } from './goods-return.ts';
import { sendBack } from './send-back.ts';

/**
 * Says yes or no to goods that go back above the limit, by somebody who did not enter it. With a yes they are sent back, at the cost they lay apart
 * with, and as far as they are billed by now; with a no they are in stock again. Refuses ILLEGAL_RETURN_STEP and ANOTHER_PERSON_NEEDED.
 */
export const decideReturn = command({
  name: 'purchasing.decideReturn',
  permission: 'return:approve',
  input: z
    .object({
      commandId: z.uuid(),
      returnId: z.uuid(),
      approve: z.boolean(),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ approve, reason }) => approve || reason, { path: ['reason'], error: 'Say why not.' }),
  once: ({ commandId }) => commandId,
  about: ({ returnId }) => ({ entity: 'goods_return', id: returnId }),
  async handle(scope, { returnId, approve, reason = null }): Promise<{ returnId: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const goods = await lockReturn(tx, returnId);
    within(goods.outletId);
    const event = approve ? 'approve' : 'reject';
    const refusal = illegal(goods, event);
    if (refusal) return refusal;
    if (actor.id === null || (await isOnePerson(tx, actor.id, goods.returnedBy))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You entered this yourself: somebody else decides on it.');
    }
    const place = await placeOf(tx, goods.outletId);
    const { businessDate } = datesAt(place, now);
    const apart = { source: { type: 'return' as const, id: returnId }, outletId: goods.outletId, businessDate };
    const decided = { decidedBy: actor.id, decidedByLabel: actor.label, decidedAt: now };
    if (!approve) {
      announceStock(scope, goods.outletId, await putAsideBack(scope, apart));
      await step(scope, goods, event, { ...decided, decisionReason: reason });
    } else {
      // The supplier before the levels, as whoever enters a bill does.
      const supplier = await lockTaxpayer(tx, goods.supplierId);
      const taken = await sendAside(scope, apart, 'RETURN_TO_SUPPLIER');
      await step(scope, goods, event, decided);
      await sendBack(scope, { id: returnId, place, supplier, reason: goods.reason, taken });
    }
    return { returnId };
  },
});
