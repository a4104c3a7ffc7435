import { assert, isRefusal, type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { post, transitLossPosting, transitPosting } from '../../finance/index.ts';
import { idsOfPersonBehind, isOnePerson } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { coldDoubts } from '../cold/on-arrival.ts';
import { locationOf } from '../locations/location.ts';
import { stockSettingsNow } from '../settings/stock-settings.ts';
import { batches, stockItems } from '../tables.ts';
import { takeIn } from '../take-in.ts';
import { arrivedOf, type Sent, tooWarm, writeArrived } from './arrived.ts';
import { transferBatches, transfers } from './tables.ts';
import { illegal, lockTransfer, step } from './transfer.ts';

/**
 * Takes in what came of a transfer: each batch goes on as a child of the one it was sent from, with its cost, dates and
 * supplier (rules §3.4), blocked when it was recalled on its way. What is missing is a loss of the receiving outlet (5160) and says why;
 * above the limit of waste, with what the same person missed in a day, another one than who sent it says so. Lines name only what came short; the rest came whole.
 * What is kept cold is measured, as when it is received from a supplier (§3.8): TOO_WARM and NOT_MEASURED, unless somebody with `receipt:override` says why.
 * Refuses also ILLEGAL_TRANSFER_STEP, MORE_THAN_SENT and ANOTHER_PERSON_NEEDED.
 */
export const receiveTransfer = command({
  name: 'inventory.receiveTransfer',
  permission: 'transfer:move',
  input: z.object({
    commandId: z.uuid(),
    transferId: z.uuid(),
    short: z
      .array(
        z.object({
          batchId: z.uuid(),
          received: z.int().min(0),
          reason: z.string().trim().min(1).max(200),
        }),
      )
      .max(500)
      .refine((lines) => new Set(lines.map(({ batchId }) => batchId)).size === lines.length, {
        error: 'Name each batch once.',
      }),
    temperatures: z
      .array(z.object({ batchId: z.uuid(), temperature: z.int().min(-1_000).max(1_500) }))
      .max(500)
      .refine((lines) => new Set(lines.map(({ batchId }) => batchId)).size === lines.length, {
        error: 'Name each batch once.',
      })
      .default([]),
    warmReason: z.string().trim().min(1).max(200).nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ transferId }) => ({ entity: 'stock_transfer', id: transferId }),
  async handle(scope, { transferId, short, temperatures, warmReason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const transfer = await lockTransfer(tx, transferId);
    const outletId = transfer.toOutletId;
    within(outletId);
    const refusal = illegal(transfer, 'receive');
    if (refusal) return refusal;
    const rows = arrivedOf(await sentBatches(tx, transferId), { short, temperatures });
    if (isRefusal(rows)) return rows;
    const doubts = coldDoubts(rows.filter(({ received }) => received > 0));
    const warm = tooWarm(scope, { doubts, outletId, reason: warmReason });
    if (warm) return warm;
    const lost = sumMoney(rows.map((row) => row.value - row.receivedValue));
    assert(lost >= 0, 'no more comes than was sent', { transferId, lost });
    const { wasteApprovalAbove } = await stockSettingsNow(tx);
    const isAlone = actor.id === null || (await isOnePerson(tx, actor.id, transfer.dispatchedBy));
    if (isAlone && lost > 0 && lost + (await lostAlone(scope, outletId)) > wasteApprovalAbove) {
      return refuse(
        'ANOTHER_PERSON_NEEDED',
        'You sent this yourself and much is missing, with what you missed today: somebody else receives it.',
      );
    }

    const location = await locationOf(tx, outletId, transfer.toLocationId);
    const dates = datesAt(await placeOf(tx, outletId), now);
    const lines = await writeArrived(tx, rows, { transferId, now, today: dates.taxDate });
    const source = { type: 'transfer' as const, id: transferId };
    const stock = await takeIn(tx, {
      ...{ source, type: 'TRANSFER_IN', outletId, location, at: now },
      ...{ businessDate: dates.businessDate, actorId: actor.id, lines },
    });
    const posting = [...transitPosting({ stock, way: 'in' }), ...transitLossPosting({ value: lost })];
    if (posting.length > 0) {
      await post(tx, {
        ...{ outletId, source, event: 'received', at: now, dates, postedBy: actor.label },
        narration: 'Goods from another location',
        lines: posting,
      });
    }
    await step(scope, transfer, 'receive', {
      ...{ receivedBy: actor.id, receivedAt: now, warmReason: doubts.length > 0 ? warmReason : null },
    });
    announceStock(
      scope,
      outletId,
      lines.map(({ stockItemId }) => stockItemId),
    );
    return { id: transferId };
  },
});

const DAY_MS = 86_400_000;

/** What the same person sent and missed themselves within a day: a limit is not passed by in small steps. */
async function lostAlone({ tx, actor, now }: CommandScope, outletId: string): Promise<Money> {
  if (actor.id === null) return 0;
  const persons = await idsOfPersonBehind(tx, actor.id);
  const [row] = await tx
    .select({
      value: sql<number>`coalesce(sum(${transferBatches.value} - ${transferBatches.receivedValue}), 0)::float8`,
    })
    .from(transfers)
    .innerJoin(transferBatches, eq(transferBatches.transferId, transfers.id))
    .where(
      and(
        ...[eq(transfers.toOutletId, outletId), eq(transfers.state, 'RECEIVED')],
        ...[inArray(transfers.receivedBy, persons), inArray(transfers.dispatchedBy, persons)],
        gt(transfers.receivedAt, new Date(now.getTime() - DAY_MS)),
      ),
    );
  return row?.value ?? 0;
}

async function sentBatches(tx: Tx, transferId: string): Promise<Sent[]> {
  const rows = await tx
    .select({ sent: transferBatches, batch: batches, item: stockItems })
    .from(transferBatches)
    .innerJoin(batches, eq(batches.id, transferBatches.batchId))
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(eq(transferBatches.transferId, transferId))
    .orderBy(asc(transferBatches.batchId));
  return rows.map(({ sent, batch, item }) => ({ ...sent, batch, item }));
}
