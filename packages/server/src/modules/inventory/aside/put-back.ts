import { Fault, type Money, type Quantity } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import type { ArrivalSource, Batch, IncomingBatch, MoveType } from '../arrival.ts';
import { childOf } from '../child-of.ts';
import { lockLevels } from '../held.ts';
import { type Location, mainLocation } from '../locations/location.ts';
import { locations } from '../tables.ts';
import { takeInAll } from '../take-in.ts';
import { takeOut } from '../take-out.ts';
import type { AsideScribe } from './lay-apart.ts';

/** A part of a batch that was taken out of it, as it may come back. */
export interface PartOut {
  readonly batch: Batch;
  /** Where it lies apart; null when it is gone. */
  readonly heldBatchId: string | null;
  readonly quantity: Quantity;
  readonly value: Money;
  /** What the batch was before. */
  readonly status: Batch['status'];
}

export interface PuttingBack {
  readonly source: { readonly type: ArrivalSource; readonly id: string };
  /** What kind of move brings it back. */
  readonly type: MoveType;
  readonly outletId: string;
  readonly businessDate: string;
  /** Reads the parts. */
  readonly parts: (tx: Tx) => Promise<PartOut[]>;
}

/**
 * Puts back where it lay what was taken out and is not to go after all, each part as a child of the batch it was taken from and as usable as that
 * was; what expired meanwhile comes back expired, and what is of a batch that was blocked since, or was blocked while it lay apart, comes back
 * blocked. Where its location is out of use by now it comes to the main store. Gives the stock items.
 */
export async function putBack({ tx, now, actor }: AsideScribe, back: PuttingBack): Promise<string[]> {
  const { source, type, outletId, businessDate } = back;
  const { taxDate: today } = datesAt(await placeOf(tx, outletId), now);
  const places = new Map<string, Location>();
  const lay = await back.parts(tx);
  for (const locationId of [...new Set(lay.map(({ batch }) => batch.locationId))].sort()) {
    places.set(locationId, await inUse(tx, { locationId, outletId, now }));
  }
  const items = [...new Set(lay.map(({ batch }) => batch.stockItemId))];
  // Whoever blocks a batch holds its level too: what is read from here on is what counts.
  await lockLevels(tx, outletId, items);
  const parts = await back.parts(tx);
  const moved = { source, outletId, at: now, businessDate, actorId: actor.id };
  const apart = parts.flatMap(({ heldBatchId, quantity }) => (heldBatchId ? [{ batchId: heldBatchId, quantity }] : []));
  if (apart.length > 0) {
    const left = await takeOut(tx, { ...moved, type: 'TRANSFER_OUT', takes: apart });
    if ('lacking' in left) throw new Fault('What lay apart is not all there.', { source });
  }
  const arrivals = parts.map(({ batch, quantity, value, status }) => ({
    ...{ ...moved, type, location: places.get(batch.locationId) as Location },
    lines: [childOf(batch, { id: newId(now), quantity, value, today, status: usable(status, batch) })],
  }));
  await takeInAll(tx, moved, arrivals);
  return items;
}

async function inUse(
  tx: Tx,
  { locationId, outletId, now }: { readonly locationId: string; readonly outletId: string; readonly now: Date },
): Promise<Location> {
  const [lay] = await tx.select().from(locations).where(eq(locations.id, locationId)).for('share');
  return lay && lay.retiredAt === null ? lay : mainLocation(tx, outletId, now);
}

function usable(status: string, { status: parent }: Batch): IncomingBatch['status'] {
  if (parent === 'BLOCKED') return parent;
  return status === 'DEPLETED' ? 'AVAILABLE' : (status as IncomingBatch['status']);
}
