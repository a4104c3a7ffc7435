import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { giveBack } from './give-back.ts';
import { illegal, lockWaste, postWaste, step } from './waste.ts';

/**
 * Takes back what was said to be waste, on the same business day: it is in stock again, and the books are turned round. What another
 * person approved stays. Refuses ILLEGAL_WASTE_STEP and TOO_LATE_TO_TAKE_BACK.
 */
export const takeBackWaste = command({
  name: 'inventory.takeBackWaste',
  permission: 'waste:record',
  input: z.object({ commandId: z.uuid(), wasteId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ wasteId }) => ({ entity: 'waste_entry', id: wasteId }),
  async handle(scope, { wasteId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const waste = await lockWaste(tx, wasteId);
    within(waste.outletId);
    const refusal = illegal(waste, 'takeBack');
    if (refusal) return refusal;
    const dates = datesAt(await placeOf(tx, waste.outletId), now);
    if (waste.businessDate !== dates.businessDate || waste.decidedAt !== null) {
      const message = waste.decidedAt
        ? 'Somebody else approved this: it stays.'
        : `Waste is taken back on the same day only. ${waste.state === 'WAITING' ? 'Ask whoever decides to say no.' : 'Count the item.'}`;
      return refuse('TOO_LATE_TO_TAKE_BACK', message);
    }
    await giveBack(scope, waste, dates.businessDate);
    if (waste.state === 'WASTED') await postWaste(scope, waste, dates, true);
    await step(scope, waste, 'takeBack', { takenBackBy: actor.id, takenBackAt: now });
    announceStock(scope, waste.outletId, [waste.stockItemId]);
    return { id: wasteId };
  },
});
