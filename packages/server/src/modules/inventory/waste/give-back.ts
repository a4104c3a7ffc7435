import { Fault } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { newId } from '../../../platform/ids.ts';
import { childOf } from '../child-of.ts';
import { type IncomingBatch, takeIn } from '../take-in.ts';
import { takeOut } from '../take-out.ts';
import { batchesOf, type Waste } from './waste.ts';

/**
 * Puts what was not wasted after all back where it lay, each batch as a child of the one it was taken from and as usable as that was; what
 * expired meanwhile comes back expired. From where it lies apart, or, of what was written off, by moves of WASTE the other way.
 */
export async function giveBack(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  { id, outletId, state }: Waste,
  businessDate: string,
): Promise<void> {
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
      location: { id: batch.locationId, forOrders: batch.forOrders },
      lines: [childOf(batch, { id: newId(now), quantity, value, businessDate, status: usable(status) })],
    });
  }
}

function usable(status: string): IncomingBatch['status'] {
  return status === 'DEPLETED' ? 'AVAILABLE' : (status as IncomingBatch['status']);
}
