import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { announceStock, putAsideBack } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { illegal, lockReturn, step } from './goods-return.ts';

/** Puts goods that wait to go back into the stock again, before anybody decided. Refuses ILLEGAL_RETURN_STEP. */
export const withdrawReturn = command({
  name: 'purchasing.withdrawReturn',
  permission: 'goods:return',
  input: z.object({ commandId: z.uuid(), returnId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ returnId }) => ({ entity: 'goods_return', id: returnId }),
  async handle(scope, { returnId }): Promise<{ returnId: string } | Refusal> {
    const { tx, now, within } = scope;
    const goods = await lockReturn(tx, returnId);
    const { outletId } = goods;
    within(outletId);
    const refusal = illegal(goods, 'withdraw');
    if (refusal) return refusal;
    const { businessDate } = datesAt(await placeOf(tx, outletId), now);
    const source = { type: 'return' as const, id: returnId };
    announceStock(scope, outletId, await putAsideBack(scope, { source, outletId, businessDate }));
    await step(scope, goods, 'withdraw', { withdrawnAt: now });
    return { returnId };
  },
});
