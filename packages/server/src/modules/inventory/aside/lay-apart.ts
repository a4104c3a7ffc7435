import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { childOf } from '../child-of.ts';
import { takeIn } from '../take-in.ts';
import type { Taken } from '../take-out.ts';

/** Who lays something apart, and when. */
export interface AsideScribe {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: { readonly id: string | null };
}

/**
 * Lays what was taken out of batches apart, each part beside where it lay, as a batch that nobody uses until somebody decides; gives that batch
 * of each old one.
 */
export async function layApart(
  { tx, now, actor }: AsideScribe,
  sourceId: string,
  taken: readonly Taken[],
  businessDate: string,
): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  const [first] = taken;
  if (!first) return held;
  const { taxDate: today } = datesAt(await placeOf(tx, first.batch.outletId), now);
  for (const { batch, batchId, quantity, value } of taken) {
    const id = newId(now);
    held.set(batchId, id);
    await takeIn(tx, {
      ...{ source: { type: 'set-aside', id: sourceId }, type: 'TRANSFER_IN', outletId: batch.outletId },
      ...{ location: { id: batch.locationId, forOrders: batch.forOrders }, at: now, businessDate, actorId: actor.id },
      lines: [childOf(batch, { id, quantity, value, today, status: 'QUARANTINE' })],
    });
  }
  return held;
}
