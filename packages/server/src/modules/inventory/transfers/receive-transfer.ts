import { assert, isRefusal, type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { post, transitLossPosting, transitPosting } from '../../finance/index.ts';
import { idsOfPersonBehind, isOnePerson } from '../../identity/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { coldDoubts } from '../cold/on-arrival.ts';
import { doubted } from '../doubted.ts';
import { locationOf } from '../locations/location.ts';
import { becomeOf, type RejectedAt } from '../rejected/become.ts';
import type { RejectedFate } from '../rejected/rejected.ts';
import { rejectedBatches } from '../rejected/tables.ts';
import { stockSettingsNow } from '../settings/stock-settings.ts';
import { batches, stockItems } from '../tables.ts';
import { takeIn } from '../take-in.ts';
import { type Arrived, arrivedOf, type Sent, writeArrived } from './arrived.ts';
import { receivedTransfer } from './receive-input.ts';
import { wayBack } from './send-back.ts';
import { transferBatches, transfers } from './tables.ts';
import { illegal, lockTransfer, step, type Transfer } from './transfer.ts';

/**
 * Takes in what came of a transfer: each batch goes on as a child of the one it was sent from, with its cost, dates and
 * supplier (rules §3.4), blocked when it was recalled on its way. What is missing is a loss of the receiving outlet (5160) and says why;
 * above the limit of waste, with what the same person missed in a day, another one than who sent it says so. Lines name only what came short; the rest came whole.
 * A batch may be rejected, with the reason: thrown away at once (5150, §3.7), sent back to where it came from, or set aside until somebody with `receipt:override`
 * decides. Of what is taken in and kept cold one says how warm it came, as when it is received from a supplier (§3.8): TOO_WARM and NOT_MEASURED, unless somebody with
 * `receipt:override` says why. Refuses also ILLEGAL_TRANSFER_STEP, MORE_THAN_SENT, ANOTHER_PERSON_NEEDED, PHOTO_NEEDED of waste, and of what goes back
 * OTHER_REGISTRATION and SAME_LOCATION.
 */
export const receiveTransfer = command({
  name: 'inventory.receiveTransfer',
  permission: 'transfer:move',
  input: receivedTransfer,
  once: ({ commandId }) => commandId,
  about: ({ transferId }) => ({ entity: 'stock_transfer', id: transferId }),
  async handle(scope, { transferId, warmReason = null, ...said }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const transfer = await lockTransfer(tx, transferId);
    const outletId = transfer.toOutletId;
    within(outletId);
    const refusal = illegal(transfer, 'receive');
    if (refusal) return refusal;
    const rows = arrivedOf(await sentBatches(tx, transferId), said, now);
    if (isRefusal(rows)) return rows;
    const doubts = coldDoubts(rows.filter(({ received, rejected }) => received > 0 && !rejected));
    const no =
      doubted(scope, { doubts, outletId, reason: warmReason, remedy: coldRemedy }) ??
      (await missedAlone(scope, transfer, rows));
    if (no) return no;

    const location = await locationOf(tx, outletId, transfer.toLocationId);
    const goesBack = rows.some(({ rejected }) => rejected?.fate === 'SENT_BACK');
    const back = goesBack ? await wayBack(tx, transfer, location.id, now) : null;
    if (isRefusal(back)) return back;
    const dates = datesAt(await placeOf(tx, outletId), now);
    const lines = await writeArrived(tx, rows, { transferId, today: dates.taxDate });
    const source = { type: 'transfer' as const, id: transferId };
    const stock = await takeIn(tx, {
      ...{ source, type: 'TRANSFER_IN', outletId, location, at: now },
      ...{ businessDate: dates.businessDate, actorId: actor.id, lines },
    });
    const posting = [...transitPosting({ stock, way: 'in' }), ...transitLossPosting({ value: lostOf(rows) })];
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
    const ended = await endRejected(scope, rows, { transfer, locationId: location.id, dates, back });
    if (ended) return ended;
    announceStock(
      scope,
      outletId,
      lines.map(({ stockItemId }) => stockItemId),
    );
    return { id: transferId };
  },
});

function coldRemedy(mayOverride: boolean): string {
  if (mayOverride) return 'Say why you take it in; or throw it away, send it back, or set it aside.';
  return 'Throw it away, send it back, or set it aside until somebody who may take it in decides.';
}

/** Writes down what was rejected, and throws away or sends back what is not set aside. Refuses PHOTO_NEEDED. */
async function endRejected(scope: CommandScope, rows: readonly Arrived[], at: RejectedAt): Promise<Refusal | null> {
  const { tx, now, actor } = scope;
  const rejected = rows.flatMap(({ rejected: said, ...row }) => (said ? [{ ...row, ...said }] : []));
  if (rejected.length === 0) return null;
  await tx.insert(rejectedBatches).values(
    rejected.map(({ becomes, fate, transferId, ...row }) => ({
      ...{ batchId: becomes, transferId, sentBatchId: row.batchId, fate, reason: row.reason },
      ...{ rejectedBy: actor.id, rejectedAt: now },
    })),
  );
  const as = (fate: RejectedFate) =>
    rejected
      .filter((row) => row.fate === fate)
      .map(({ becomes, item, received, receivedValue, blocked, reason, photoIds }) => ({
        ...{
          batchId: becomes,
          item,
          quantity: received,
          value: receivedValue,
          blocked,
          reason,
          photoIds: photoIds ?? [],
        },
      }));
  return becomeOf(scope, { wasted: as('WASTED'), sentBack: as('SENT_BACK') }, at);
}

function lostOf(rows: readonly Arrived[]): Money {
  const lost = sumMoney(rows.map((row) => row.value - row.receivedValue));
  assert(lost >= 0, 'no more comes than was sent', { lost });
  return lost;
}

/** ANOTHER_PERSON_NEEDED where much is missing that the same person sent; else null. */
async function missedAlone(scope: CommandScope, transfer: Transfer, rows: readonly Arrived[]): Promise<Refusal | null> {
  const { tx, actor } = scope;
  const lost = lostOf(rows);
  const isAlone = actor.id === null || (await isOnePerson(tx, actor.id, transfer.dispatchedBy));
  if (!isAlone || lost === 0) return null;
  const { wasteApprovalAbove } = await stockSettingsNow(tx);
  if (lost + (await lostAlone(scope, transfer.toOutletId)) <= wasteApprovalAbove) return null;
  const message = 'You sent this yourself and much is missing, with what you missed today: somebody else receives it.';
  return refuse('ANOTHER_PERSON_NEEDED', message);
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
