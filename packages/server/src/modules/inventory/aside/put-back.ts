import { Fault, type Money, type Quantity } from '@college-kiosk/kernel';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import type { ArrivalSource, Batch, IncomingBatch, MoveType } from '../arrival.ts';
import { childOf } from '../child-of.ts';
import { lockLevels } from '../held.ts';
import { type Location, usableLocation } from '../locations/location.ts';
import { setAsideAgain, unaccepted } from '../rejected/rejected.ts';
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
 * was; what expired meanwhile comes back expired, what is of a batch that was blocked since, or was blocked while it lay apart, comes back
 * blocked, and what somebody rejected when it came waits for a decision again. Where its location is out of use by now it comes to the main store. Gives the stock items.
 */
export async function putBack({ tx, now, actor }: AsideScribe, back: PuttingBack): Promise<string[]> {
  const { source, type, outletId, businessDate } = back;
  const { taxDate: today } = datesAt(await placeOf(tx, outletId), now);
  const places = new Map<string, Location>();
  const lay = await back.parts(tx);
  for (const locationId of [...new Set(lay.map(({ batch }) => batch.locationId))].sort()) {
    places.set(locationId, await usableLocation(tx, { outletId, id: locationId, now }));
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
  const cameBack = parts.map(({ batch }) => ({ from: batch.id, batchId: newId(now) }));
  const rejected = await unaccepted(
    tx,
    cameBack.map(({ from }) => from),
  );
  const arrivals = parts.map(({ batch, quantity, value, status }, at) => ({
    ...{ ...moved, type, location: places.get(batch.locationId) as Location },
    lines: [
      childOf(batch, {
        ...{ id: cameBack[at]?.batchId ?? '', quantity, value, today },
        status: usable(status, batch, rejected.has(batch.id)),
      }),
    ],
  }));
  await takeInAll(tx, moved, arrivals);
  await setAsideAgain(tx, cameBack, rejected);
  return items;
}

function usable(status: string, { status: parent }: Batch, isRejected: boolean): IncomingBatch['status'] {
  if (parent === 'BLOCKED' || status === 'BLOCKED') return 'BLOCKED';
  if (isRejected) return 'QUARANTINE';
  return status === 'DEPLETED' ? 'AVAILABLE' : (status as IncomingBatch['status']);
}
