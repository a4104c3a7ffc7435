import { AppError, assert, issueValue, type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { holds } from '../../../platform/auth/actor.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { post, transitLossPosting, transitPosting } from '../../finance/index.ts';
import { idsOfPersonBehind, isOnePerson } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { childOf } from '../child-of.ts';
import { type ColdDoubt, coldDoubts } from '../cold/on-arrival.ts';
import { locationOf } from '../locations/location.ts';
import { stockSettingsNow } from '../settings/stock-settings.ts';
import type { StockItem } from '../stock-item.ts';
import { batches, stockItems } from '../tables.ts';
import { type Batch, type IncomingBatch, takeIn } from '../take-in.ts';
import { transferBatches, transfers } from './tables.ts';
import { illegal, lockTransfer, step } from './transfer.ts';

type Sent = typeof transferBatches.$inferSelect & { readonly batch: Batch; readonly item: StockItem };

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
  async handle(scope, { transferId, short, temperatures, warmReason }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const transfer = await lockTransfer(tx, transferId);
    const outletId = transfer.toOutletId;
    within(outletId);
    const refusal = illegal(transfer, 'receive');
    if (refusal) return refusal;
    const sent = await sentBatches(tx, transferId);
    const cameShort = new Map(short.map((line) => [line.batchId, line]));
    for (const { batchId, received } of short) {
      const one = sent.find((row) => row.batchId === batchId);
      if (!one) throw new AppError('NOT_FOUND', 'This batch is not part of the transfer.');
      if (received > one.quantity) {
        return refuse('MORE_THAN_SENT', 'More came than was sent: send the rest as a transfer of its own.', {
          sent: one.quantity,
        });
      }
    }

    const measured = new Map(temperatures.map(({ batchId, temperature }) => [batchId, temperature]));
    if (temperatures.some(({ batchId }) => !sent.some((row) => row.batchId === batchId))) {
      throw new AppError('NOT_FOUND', 'This batch is not part of the transfer.');
    }
    const came = sent.filter((row) => (cameShort.get(row.batchId)?.received ?? row.quantity) > 0);
    const doubts = coldDoubts(came.map(({ item, batchId }) => ({ item, temperature: measured.get(batchId) ?? null })));
    const warm = tooWarm(scope, { doubts, outletId, reason: warmReason ?? null });
    if (warm) return warm;

    const value = (row: Sent) => partOf(row, cameShort.get(row.batchId)?.received ?? row.quantity);
    const lost = sumMoney(sent.map((row) => row.value - value(row)));
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
    const { taxDate: today } = dates;
    const lines: IncomingBatch[] = [];
    for (const row of sent) {
      const { received = row.quantity, reason = null } = cameShort.get(row.batchId) ?? {};
      await tx
        .update(transferBatches)
        .set({
          ...{ received, receivedValue: value(row), missingReason: received < row.quantity ? reason : null },
          temperature: measured.get(row.batchId) ?? null,
        })
        .where(and(eq(transferBatches.transferId, transferId), eq(transferBatches.batchId, row.batchId)));
      const status = row.blocked ? { status: 'BLOCKED' as const } : {};
      if (received > 0)
        lines.push({
          ...childOf(row.batch, { id: newId(now), quantity: received, value: value(row), today, ...status }),
          temperature: measured.get(row.batchId) ?? null,
        });
    }
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
      ...{ receivedBy: actor.id, receivedAt: now, warmReason: doubts.length > 0 ? (warmReason ?? null) : null },
    });
    announceStock(
      scope,
      outletId,
      lines.map(({ stockItemId }) => stockItemId),
    );
    return { id: transferId };
  },
});

/** Why goods that came warm, or unmeasured, are not taken in: of the first doubt, with all of them in its words; null where somebody who may says why. */
function tooWarm(
  { actor }: Pick<CommandScope, 'actor'>,
  of: { readonly doubts: readonly ColdDoubt[]; readonly outletId: string; readonly reason: string | null },
): Refusal | null {
  const [first] = of.doubts;
  const mayOverride = holds(actor, 'receipt:override', of.outletId);
  if (!first || (mayOverride && of.reason !== null)) return null;
  const says = [...new Set(of.doubts.map((doubt) => doubt.says))].join(' ');
  const remedy = mayOverride
    ? 'Say why you take it in.'
    : 'Ask somebody who may take it in, or say that it did not come.';
  return refuse(first.code, `${says} ${remedy}`, first.details);
}

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

function partOf({ quantity, value }: Sent, received: number): number {
  if (received === 0) return 0;
  return issueValue({ valueRemaining: value, quantityRemaining: quantity, quantity: received });
}
