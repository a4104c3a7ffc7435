import { AppError, type Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, linesOf, lockCount, step } from './count.ts';
import { repeatLines } from './repeat-lines.ts';

/** Gives lines of a count that was handed in back to be counted once more. Refuses ILLEGAL_COUNT_STEP. Throws NOT_FOUND for what is no line. */
export const repeatCount = command({
  name: 'inventory.repeatCount',
  permission: 'count:approve',
  input: z.object({
    commandId: z.uuid(),
    countId: z.uuid(),
    stockItemIds: z.array(z.uuid()).min(1).max(2_000),
    reason: z.string().trim().min(1).max(200).nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId, stockItemIds, reason = null }): Promise<{ id: string } | Refusal> {
    const count = await lockCount(scope.tx, countId);
    scope.within(count.outletId);
    const refusal = illegal(count, 'repeat');
    if (refusal) return refusal;
    const wanted = new Set(stockItemIds);
    const lines = (await linesOf(scope.tx, countId)).filter(({ stockItemId }) => wanted.has(stockItemId));
    if (lines.length < wanted.size) throw new AppError('NOT_FOUND', 'The count has no such line.');
    await repeatLines(scope.tx, countId, lines);
    await step(scope, count, 'repeat', { reason });
    return { id: countId };
  },
});
