import { type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { post, transitPosting } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { pickAll, type Wanted } from '../pick-all.ts';
import { stockItems } from '../tables.ts';
import { byKind, takeOut } from '../take-out.ts';
import { unpromisedOf } from '../unpromised.ts';
import { otherRegistration } from './other-registration.ts';
import { transferBatches, transferLines } from './tables.ts';
import { illegal, lockTransfer, step } from './transfer.ts';

/**
 * Sends what was asked for: it leaves the batches of the location as they are picked there (rules §3.2) and is in transit, at
 * its cost (rules §3.4, account 1290). What orders hold does not leave. Refuses ILLEGAL_TRANSFER_STEP, NOT_ENOUGH_STOCK and
 * OTHER_REGISTRATION.
 */
export const dispatchTransfer = command({
  name: 'inventory.dispatchTransfer',
  permission: 'transfer:move',
  input: z.object({ commandId: z.uuid(), transferId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ transferId }) => ({ entity: 'stock_transfer', id: transferId }),
  async handle(scope, { transferId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const transfer = await lockTransfer(tx, transferId);
    within(transfer.fromOutletId);
    const refusal = illegal(transfer, 'dispatch');
    if (refusal) return refusal;
    const from = await placeOf(tx, transfer.fromOutletId);
    // It may be another registration by now than when it was asked for.
    const otherwise = otherRegistration(from, await placeOf(tx, transfer.toOutletId));
    if (otherwise) return otherwise;
    const dates = datesAt(from, now);
    const { fromOutletId: outletId, fromLocationId: locationId } = transfer;
    const sent = { outletId, locationId, today: dates.taxDate };
    const picked = await pickAll(
      tx,
      await wantedOf(tx, transferId),
      sent,
      async ({ shortBy, forOrders }, { item, quantity }) => {
        const [level] = forOrders ? await unpromisedOf(tx, { outletId, at: now }, [item.id]) : [];
        const unpromised = forOrders ? (level?.free ?? 0) : quantity;
        return Math.max(0, Math.min(quantity - shortBy, unpromised));
      },
    );
    if ('short' in picked) {
      const names = picked.short.map(({ name }) => name).join(', ');
      return refuse('NOT_ENOUGH_STOCK', `There is too little of ${names} there, or orders hold it.`, {
        items: picked.short,
      });
    }

    const source = { type: 'transfer', id: transferId };
    const left = await takeOut(tx, {
      ...{ source, type: 'TRANSFER_OUT', outletId: transfer.fromOutletId, takes: picked.takes },
      ...{ at: now, businessDate: dates.businessDate, actorId: actor.id },
    });
    // The levels are held since the picking: what was picked is there.
    const taken = 'taken' in left ? left.taken : [];
    await tx
      .insert(transferBatches)
      .values(taken.map(({ batchId, quantity, value }) => ({ transferId, batchId, quantity, value })));
    const stock = byKind(taken);
    if (sumMoney(stock.map(({ value }) => value)) > 0) {
      await post(tx, {
        ...{ outletId: transfer.fromOutletId, source, event: 'dispatched', at: now, dates, postedBy: actor.label },
        narration: 'Goods sent to another location',
        lines: transitPosting({ stock, way: 'out' }),
      });
    }
    await step(scope, transfer, 'dispatch', { dispatchedBy: actor.id, dispatchedAt: now });
    announceStock(
      scope,
      transfer.fromOutletId,
      taken.map(({ batch }) => batch.stockItemId),
    );
    return { id: transferId };
  },
});

/** What was asked for, in the order in which everybody locks. */
function wantedOf(tx: Tx, transferId: string): Promise<Wanted[]> {
  return tx
    .select({ item: stockItems, quantity: transferLines.quantity })
    .from(transferLines)
    .innerJoin(stockItems, eq(stockItems.id, transferLines.stockItemId))
    .where(eq(transferLines.transferId, transferId))
    .orderBy(asc(stockItems.id));
}
