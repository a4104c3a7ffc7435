import type { Quantity } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { newId } from '../../../platform/ids.ts';
import type { PostingDates } from '../../finance/index.ts';
import { lockLevels } from '../held.ts';
import { mainLocation } from '../locations/location.ts';
import { cook, type Scribe } from './cook.ts';
import { inputsOf, lockProduction, plannedOf } from './production.ts';
import { takeShares } from './shares.ts';
import { productionOrders } from './tables.ts';
import { recipeInForce, writePlan } from './write-plan.ts';

/** What was, or is to be, cooked in advance: by commands, when it is written now; for seeding, when it lies behind. */
export async function addPastProduction(
  { tx, now, actor }: Scribe,
  order: {
    readonly outletId: string;
    readonly stockItemId: string;
    readonly planned: Quantity;
    /** What came of it; null: it is only planned. */
    readonly produced: Quantity | null;
    readonly note: string | null;
  },
  dates: PostingDates,
): Promise<void> {
  const { outletId, stockItemId, planned, produced, note } = order;
  const recipe = await recipeInForce(tx, stockItemId, now);
  if (!recipe) throw new Error('What is cooked in advance has a recipe.');
  const id = newId(now);
  const location = await mainLocation(tx, outletId, now);
  await writePlan(tx, {
    ...{ id, outletId, locationId: location.id, stockItemId, recipe, planned, plannedFor: dates.businessDate },
    ...{ note, plannedBy: actor.id, plannedAt: now },
  });
  if (produced === null) return;
  const goesIn = await inputsOf(tx, id);
  const inputs = goesIn.map(({ item, planned: used }) => ({ item, used }));
  await lockLevels(tx, outletId, [stockItemId, ...inputs.map(({ item }) => item.id)]);
  await takeShares(tx, { id, outletId }, plannedOf(goesIn));
  const batchId = newId(now);
  const cooked = await cook({ tx, now, actor }, await lockProduction(tx, id), {
    ...{ batchId, produced, inputs, dates, location },
  });
  // Of an empty shelf nothing is cooked: the plan stays one.
  if ('short' in cooked) return;
  await tx
    .update(productionOrders)
    .set({
      ...{ state: 'FINISHED', startedBy: actor.id, startedAt: now, finishedBy: actor.id, finishedAt: now, produced },
      ...{ value: cooked.value, batchId, businessDate: dates.businessDate },
    })
    .where(eq(productionOrders.id, id));
}
