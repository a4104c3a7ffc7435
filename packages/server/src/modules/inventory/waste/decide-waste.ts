import { Fault, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isOnePerson } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { takeOut } from '../take-out.ts';
import { giveBack } from './give-back.ts';
import { batchesOf, illegal, lockWaste, postWaste, step } from './waste.ts';

/**
 * Says yes or no to waste above the limit, by somebody who did not enter it. A yes writes it off at the cost it lay apart with; a no
 * gives it back to the stock. Refuses ILLEGAL_WASTE_STEP and ANOTHER_PERSON_NEEDED.
 */
export const decideWaste = command({
  name: 'inventory.decideWaste',
  permission: 'waste:approve',
  input: z
    .object({
      commandId: z.uuid(),
      wasteId: z.uuid(),
      approve: z.boolean(),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ approve, reason }) => approve || reason, { path: ['reason'], error: 'Say why not.' }),
  once: ({ commandId }) => commandId,
  about: ({ wasteId }) => ({ entity: 'waste_entry', id: wasteId }),
  async handle(scope, { wasteId, approve, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const waste = await lockWaste(tx, wasteId);
    const { outletId } = waste;
    within(outletId);
    const event = approve ? 'approve' : 'reject';
    const refusal = illegal(waste, event);
    if (refusal) return refusal;
    if (actor.id === null || (await isOnePerson(tx, actor.id, waste.reportedBy))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You entered this yourself: somebody else decides on it.');
    }
    const dates = datesAt(await placeOf(tx, outletId), now);
    const decided = { decidedBy: actor.id, decidedAt: now };
    if (!approve) {
      await giveBack(scope, waste, dates.businessDate);
      await step(scope, waste, event, { ...decided, decisionReason: reason });
    } else {
      const wasted = await batchesOf(tx, wasteId);
      const left = await takeOut(tx, {
        ...{ source: { type: 'waste', id: wasteId }, type: 'WASTE', outletId, at: now, actorId: actor.id },
        businessDate: dates.businessDate,
        takes: wasted.map(({ heldBatchId, quantity }) => ({ batchId: heldBatchId ?? '', quantity })),
      });
      if ('lacking' in left) throw new Fault('What lay apart as waste is not all there.', { wasteId });
      await step(scope, waste, event, { ...decided, entryId: await postWaste(scope, waste, dates) });
    }
    announceStock(scope, outletId, [waste.stockItemId]);
    return { id: wasteId };
  },
});
