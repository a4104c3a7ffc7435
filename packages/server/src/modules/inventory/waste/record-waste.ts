import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { pictureIds } from '../../../platform/files/keep-file.ts';
import { datesAt, placeOf, stations } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { locationOf } from '../locations/location.ts';
import { measure } from '../measure.ts';
import { pickWaste } from './pick-waste.ts';
import { wasteReason } from './tables.ts';
import { throwAway } from './throw-away.ts';

/**
 * Writes down what was wasted and why (rules §3.7), out of a batch that is named or of those that are picked, at batch value. What is
 * worth more than the limit, together with what the same person wasted of it that day without anybody else, lies apart until
 * another person decides: it is neither sold nor gone; where the organisation says so, it has a photo. Refuses UNIT_UNKNOWN,
 * MORE_THAN_IS_THERE and PHOTO_NEEDED. Throws NOT_FOUND for a batch, location or station that is not of the outlet, and for a photo that
 * is not one's own or of something else already.
 */
export const recordWaste = command({
  name: 'inventory.recordWaste',
  permission: 'waste:record',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    stockItemId: z.uuid(),
    batchId: z.uuid().nullish(),
    locationId: z.uuid().nullish(),
    quantity: z.int().min(1),
    unit: z.string().min(1).max(20),
    reason: z.enum(wasteReason.enumValues),
    stationCode: z.string().min(1).max(40).nullish(),
    note: z.string().trim().min(1).max(200).nullish(),
    photoIds: pictureIds,
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'waste_entry', id }),
  async handle(scope, input): Promise<{ id: string; waits: boolean } | Refusal> {
    const { tx, now, within } = scope;
    const { id, outletId, reason, batchId = null, locationId = null, stationCode = null, note = null } = input;
    within(outletId);
    const dates = datesAt(await placeOf(tx, outletId), now);
    if (locationId) await locationOf(tx, outletId, locationId);
    if (stationCode) await assertStation(scope, outletId, stationCode);
    const measured = await measure(tx, [input]);
    if (isRefusal(measured)) return measured;
    const [{ item, quantity }] = measured as [(typeof measured)[number]];

    const picked = await pickWaste(tx, {
      ...{ outletId, locationId, batchId, item, quantity, reason, today: dates.taxDate },
    });
    if (batchId && !picked.isKnown)
      throw new AppError('NOT_FOUND', 'There is no such batch of this item in this outlet.');
    if (picked.shortBy > 0) {
      const where = batchId ? ' in this batch' : '';
      const message =
        reason === 'EXPIRED'
          ? `Less ${item.name} than that is past its date${where}. Choose another reason for what is still good.`
          : `There is less ${item.name} than that${where}. Enter what is there, or count it.`;
      return refuse('MORE_THAN_IS_THERE', message, { there: quantity - picked.shortBy });
    }
    const thrown = await throwAway(
      scope,
      {
        ...{ id, outletId, item, quantity, reason, note, stationCode, takes: picked.takes },
        photoIds: input.photoIds ?? [],
      },
      dates,
    );
    if (isRefusal(thrown)) return thrown;
    announceStock(scope, outletId, [item.id]);
    return { id, ...thrown };
  },
});

async function assertStation({ tx }: Pick<CommandScope, 'tx'>, outletId: string, code: string): Promise<void> {
  const where = and(eq(stations.outletId, outletId), eq(stations.code, code));
  if ((await tx.$count(stations, where)) === 0) throw new AppError('NOT_FOUND', 'There is no such station here.');
}
