import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { pictureIds } from '../../../platform/files/keep-file.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { lockLevels } from '../held.ts';
import { batches, stockItems } from '../tables.ts';
import { wayBack } from '../transfers/send-back.ts';
import { lockTransfer } from '../transfers/transfer.ts';
import { turnStatus } from '../turn-status.ts';
import { becomeOf } from './become.ts';
import { rejectedBatches } from './tables.ts';

/**
 * Decides on what was set aside when it came from another location, all that is left of it: it is accepted and may be used, is thrown away (§3.7), or goes
 * back. What was recalled meanwhile stays blocked when it is accepted. Refuses NOT_SET_ASIDE, PHOTO_NEEDED of waste, and of what goes back OTHER_REGISTRATION and
 * SAME_LOCATION. Throws NOT_FOUND.
 */
export const decideRejected = command({
  name: 'inventory.decideRejected',
  permission: 'receipt:override',
  input: z.object({
    commandId: z.uuid(),
    batchId: z.uuid(),
    fate: z.enum(['ACCEPTED', 'WASTED', 'SENT_BACK']),
    reason: z.string().trim().min(1).max(200),
    photoIds: pictureIds,
  }),
  once: ({ commandId }) => commandId,
  about: ({ batchId }) => ({ entity: 'batch', id: batchId }),
  async handle(scope, { batchId, fate, reason, photoIds }): Promise<{ transferId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const transfer = await lockTransfer(tx, await transferOf(tx, batchId));
    const outletId = transfer.toOutletId;
    within(outletId);
    const seen = await lying(tx, batchId);
    const back = fate === 'SENT_BACK' ? await wayBack(tx, transfer, seen.batch.locationId, now) : null;
    if (isRefusal(back)) return back;
    await lockLevels(tx, outletId, [seen.item.id]);
    const { rejected, batch, item } = await lying(tx, batchId);
    if (rejected.fate !== 'SET_ASIDE' || batch.quantityRemaining === 0) {
      return refuse('NOT_SET_ASIDE', `${item.name} is not set aside any more: look at the transfer again.`);
    }

    const after = { fate, decidedBy: actor.id, decidedAt: now, decisionReason: reason };
    await tx.update(rejectedBatches).set(after).where(eq(rejectedBatches.batchId, batchId));
    changed({ entity: 'batch', id: batchId, before: { fate: rejected.fate }, after: { fate, reason } });
    const dates = datesAt(await placeOf(tx, outletId), now);
    if (fate === 'ACCEPTED') await accept(scope, batch, dates.taxDate);
    else {
      const { quantityRemaining: quantity, valueRemaining: value, locationId } = batch;
      const all = {
        batchId,
        item,
        quantity,
        value,
        blocked: batch.status === 'BLOCKED',
        reason,
        photoIds: photoIds ?? [],
      };
      const goods = fate === 'WASTED' ? { wasted: [all], sentBack: [] } : { wasted: [], sentBack: [all] };
      const no = await becomeOf(scope, goods, { transfer, locationId, dates, back });
      if (no) return no;
    }
    announceStock(scope, outletId, [item.id]);
    return { transferId: transfer.id };
  },
});

/** Lets it be used, unless it was recalled, or its day is over. */
async function accept(scope: CommandScope, batch: typeof batches.$inferSelect, today: string): Promise<void> {
  if (batch.status !== 'QUARANTINE') return;
  const to = batch.expiryDate !== null && batch.expiryDate < today ? 'EXPIRED' : 'AVAILABLE';
  await turnStatus(scope, batch.outletId, [{ batch, to }]);
}

async function transferOf(tx: Tx, batchId: string): Promise<string> {
  const [row] = await tx
    .select({ transferId: rejectedBatches.transferId })
    .from(rejectedBatches)
    .where(eq(rejectedBatches.batchId, batchId));
  if (!row) throw new AppError('NOT_FOUND', 'There is no such batch that was rejected when it came.');
  return row.transferId;
}

/** What was rejected, as it is now; kept so where the level is held. */
async function lying(tx: Tx, batchId: string) {
  const [row] = await tx
    .select({ rejected: rejectedBatches, batch: batches, item: stockItems })
    .from(rejectedBatches)
    .innerJoin(batches, eq(batches.id, rejectedBatches.batchId))
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(eq(rejectedBatches.batchId, batchId));
  if (!row) throw new AppError('NOT_FOUND', 'There is no such batch that was rejected when it came.');
  return row;
}
