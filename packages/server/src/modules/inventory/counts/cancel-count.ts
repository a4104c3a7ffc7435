import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockCount, step } from './count.ts';

/** Gives up a count that was not handed in: nothing is corrected, and the next one may begin. Refuses ILLEGAL_COUNT_STEP. */
export const cancelCount = command({
  name: 'inventory.cancelCount',
  permission: 'count:enter',
  input: z.object({ commandId: z.uuid(), countId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId, reason }): Promise<{ id: string } | Refusal> {
    const count = await lockCount(scope.tx, countId);
    scope.within(count.outletId);
    const refusal = illegal(count, 'cancel');
    if (refusal) return refusal;
    await step(scope, count, 'cancel', { reason });
    return { id: countId };
  },
});
