import { AppError, addDays, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { childOf } from '../child-of.ts';
import { measure } from '../measure.ts';
import { batches } from '../tables.ts';
import { takeIn } from '../take-in.ts';
import { takeOut } from '../take-out.ts';

/**
 * Notes that so much of a batch was opened: it becomes a batch of its own, which is good until the earlier of its date and the day so many
 * days from now that the item keeps once opened (rules §3.2). Where the item says nothing of that, its date stays. On hand stays as it is;
 * by first expiry, what is open goes first. Refuses BATCH_NOT_AVAILABLE, MORE_THAN_IS_THERE and UNIT_UNKNOWN; throws NOT_FOUND.
 */
export const openBatch = command({
  name: 'inventory.openBatch',
  permission: 'batch:open',
  input: z.object({
    // The id of the batch that what was opened becomes.
    id: z.uuid(),
    batchId: z.uuid(),
    quantity: z.int().min(1),
    unit: z.string().min(1).max(20),
  }),
  once: ({ id }) => id,
  about: ({ batchId }) => ({ entity: 'batch', id: batchId }),
  async handle(scope, { id, batchId, quantity: said, unit }): Promise<{ id: string; stockItemId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const [batch] = await tx.select().from(batches).where(eq(batches.id, batchId));
    if (!batch) throw new AppError('NOT_FOUND', 'There is no such batch.');
    const { outletId, stockItemId } = batch;
    within(outletId);
    const { businessDate, taxDate: today } = datesAt(await placeOf(tx, outletId), now);
    const isGood = batch.status === 'AVAILABLE' && (batch.expiryDate === null || batch.expiryDate >= today);
    if (!isGood || batch.openedAt !== null) {
      const why = batch.openedAt === null ? 'Nothing may be taken from this batch.' : 'This batch is open already.';
      return refuse('BATCH_NOT_AVAILABLE', `${why} Open another one.`);
    }
    const measured = await measure(tx, [{ stockItemId, quantity: said, unit }]);
    if (isRefusal(measured)) return measured;
    const [{ item, quantity }] = measured as [(typeof measured)[number]];
    const source = { type: 'opened', id } as const;
    const dates = { at: now, businessDate, actorId: actor.id };
    const left = await takeOut(tx, {
      ...{ source, type: 'TRANSFER_OUT', outletId, takes: [{ batchId, quantity }], ...dates },
    });
    if ('lacking' in left) {
      const there = left.lacking[0]?.there ?? 0;
      return refuse('MORE_THAN_IS_THERE', `There is less ${item.name} than that in this batch.`, { there });
    }
    const [taken] = left.taken as [(typeof left.taken)[number]];
    // As it is now: what was read first was held by nobody.
    const opened = taken.batch;
    const expiryDate = earlier(
      opened.expiryDate,
      item.openedLifeDays === null ? null : addDays(today, item.openedLifeDays),
    );
    const child = childOf({ ...opened, expiryDate }, { id, quantity, value: taken.value, today });
    await takeIn(tx, {
      ...{ source, type: 'TRANSFER_IN', outletId, location: { id: opened.locationId, forOrders: opened.forOrders } },
      ...{ ...dates, lines: [{ ...child, openedAt: now }] },
    });
    changed({
      entity: 'batch',
      id,
      before: null,
      after: { parentBatchId: batchId, quantity, openedAt: now, expiryDate },
    });
    announceStock(scope, outletId, [stockItemId]);
    return { id, stockItemId };
  },
});

function earlier(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : one < other ? one : other;
}
