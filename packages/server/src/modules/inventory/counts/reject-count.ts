import { Fault, type Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockCount, step } from './count.ts';

/** Rejects a count: nothing is corrected, and the next one may begin. Refuses ILLEGAL_COUNT_STEP. */
export const rejectCount = command({
  name: 'inventory.rejectCount',
  permission: 'count:approve',
  input: z.object({ commandId: z.uuid(), countId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId, reason }): Promise<{ id: string } | Refusal> {
    const count = await lockCount(scope.tx, countId);
    scope.within(count.outletId);
    const refusal = illegal(count, 'reject');
    if (refusal) return refusal;
    if (scope.actor.id === null) throw new Fault('A count is rejected by somebody.', { countId });
    await step(scope, count, 'reject', { reason, decidedBy: scope.actor.id, decidedAt: scope.now });
    return { id: countId };
  },
});
