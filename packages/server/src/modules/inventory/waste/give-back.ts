import { Fault } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { newId } from '../../../platform/ids.ts';
import { childOf } from '../child-of.ts';
import { lockLevels } from '../held.ts';
import { type Location, mainLocation } from '../locations/location.ts';
import { locations } from '../tables.ts';
import { type Batch, type IncomingBatch, takeIn } from '../take-in.ts';
import { takeOut } from '../take-out.ts';
import { batchesOf, type Waste } from './waste.ts';

/**
 * Puts what was not wasted after all back where it lay, each batch as a child of the one it was taken from and as usable as that was; what
 * expired meanwhile comes back expired, and what is of a batch that was blocked since, or was blocked while it lay apart, comes back blocked. Where
 * its location is out of use by now it comes to the main store. From where it lies apart, or, of what was written off, by moves of WASTE the other way.
 */
export async function giveBack(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  { id, outletId, stockItemId, state }: Waste,
  businessDate: string,
): Promise<void> {
  const places = new Map<string, Location>();
  const lay = await batchesOf(tx, id);
  for (const locationId of [...new Set(lay.map(({ batch }) => batch.locationId))].sort()) {
    places.set(locationId, await inUse(tx, { locationId, outletId, now }));
  }
  // Whoever blocks a batch holds its level too: what is read from here on is what counts.
  await lockLevels(tx, outletId, [stockItemId]);
  const wasted = await batchesOf(tx, id);
  const moved = { outletId, at: now, businessDate, actorId: actor.id };
  const apart = wasted.flatMap(({ heldBatchId, quantity }) =>
    heldBatchId ? [{ batchId: heldBatchId, quantity }] : [],
  );
  if (apart.length > 0) {
    const left = await takeOut(tx, { ...moved, source: { type: 'waste', id }, type: 'TRANSFER_OUT', takes: apart });
    if ('lacking' in left) throw new Fault('What lay apart as waste is not all there.', { wasteId: id });
  }
  for (const { batch, quantity, value, status } of wasted) {
    await takeIn(tx, {
      ...{ ...moved, source: { type: 'waste', id }, type: state === 'WASTED' ? 'WASTE' : 'TRANSFER_IN' },
      location: places.get(batch.locationId) as Location,
      lines: [childOf(batch, { id: newId(now), quantity, value, businessDate, status: usable(status, batch) })],
    });
  }
}

async function inUse(
  tx: CommandScope['tx'],
  { locationId, outletId, now }: { readonly locationId: string; readonly outletId: string; readonly now: Date },
): Promise<Location> {
  const [lay] = await tx.select().from(locations).where(eq(locations.id, locationId)).for('share');
  return lay && lay.retiredAt === null ? lay : mainLocation(tx, outletId, now);
}

function usable(status: string, { status: parent }: Batch): IncomingBatch['status'] {
  if (parent === 'BLOCKED') return parent;
  return status === 'DEPLETED' ? 'AVAILABLE' : (status as IncomingBatch['status']);
}
