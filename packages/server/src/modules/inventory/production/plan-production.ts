import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { locationOf } from '../locations/location.ts';
import { measure } from '../measure.ts';
import { recipeInForce, writePlan } from './write-plan.ts';

/**
 * Plans to cook so much of a preparation by the recipe that is in force (rules §3.4): the order keeps that version. Nothing is taken
 * and nothing is held yet. Refuses UNIT_UNKNOWN and NO_RECIPE. Throws NOT_FOUND, and INVALID for a day that is over.
 */
export const planProduction = command({
  name: 'inventory.planProduction',
  permission: 'production:run',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    locationId: z.uuid(),
    stockItemId: z.uuid(),
    quantity: z.int().min(1),
    unit: z.string().min(1).max(20),
    plannedFor: z.iso.date().nullish(),
    note: z.string().trim().min(1).max(200).nullish(),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'production_order', id }),
  async handle({ tx, now, actor, within }, input): Promise<{ id: string } | Refusal> {
    const { id, outletId, locationId, stockItemId, quantity, unit, note = null } = input;
    within(outletId);
    const { businessDate } = datesAt(await placeOf(tx, outletId), now);
    const plannedFor = input.plannedFor ?? businessDate;
    if (plannedFor < businessDate) throw new AppError('INVALID', 'That day is over. Plan for today or later.');
    await locationOf(tx, outletId, locationId);
    const measured = await measure(tx, [{ stockItemId, quantity, unit }]);
    if (isRefusal(measured)) return measured;
    const [wanted] = measured;
    const recipe = await recipeInForce(tx, stockItemId, now);
    if (!wanted || !recipe) {
      const message = `${wanted?.item.name ?? 'This'} has no recipe that is in force. Write one first.`;
      return refuse('NO_RECIPE', message);
    }
    await writePlan(tx, {
      ...{ id, outletId, locationId, stockItemId, recipe, planned: wanted.quantity, plannedFor },
      ...{ note, plannedBy: actor.id, plannedAt: now },
    });
    return { id };
  },
});
