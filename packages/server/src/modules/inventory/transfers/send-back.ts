import { Fault, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type PostingDates, post, transitPosting } from '../../finance/index.ts';
import { placeOf } from '../../places/index.ts';
import { perStockItem } from '../demand.ts';
import { type Location, usableLocation } from '../locations/location.ts';
import type { Rejected } from '../rejected/rejected.ts';
import { byKind, takeOut } from '../take-out.ts';
import { otherRegistration } from './other-registration.ts';
import { transferBatches, transferLines, transfers } from './tables.ts';
import type { Transfer } from './transfer.ts';

/**
 * Where goods of a transfer go back to: the location they came from, or the main store there where that is out of use by now; kept as it is until the
 * commit. Refuses OTHER_REGISTRATION, and SAME_LOCATION where they lie there already.
 */
export async function wayBack(tx: Tx, transfer: Transfer, locationId: string, now: Date): Promise<Location | Refusal> {
  const [here, there] = [await placeOf(tx, transfer.toOutletId), await placeOf(tx, transfer.fromOutletId)];
  const otherwise = otherRegistration(here, there);
  if (otherwise) return otherwise;
  const back = await usableLocation(tx, { outletId: transfer.fromOutletId, id: transfer.fromLocationId, now });
  if (back.id !== locationId) return back;
  const message =
    'Where it came from is out of use, and it lies in the main store already. Throw it away, or set it aside.';
  return refuse('SAME_LOCATION', message);
}

/**
 * Sends goods back to where a transfer brought them from, as a transfer of its own that is on its way at once: nobody has to let go what was never
 * taken in. What was recalled arrives blocked there.
 */
export async function sendBack(
  { tx, now, actor, changed }: CommandScope,
  transfer: Transfer,
  {
    goods,
    locationId,
    back,
    dates,
  }: {
    readonly goods: readonly Rejected[];
    readonly locationId: string;
    readonly back: Location;
    readonly dates: PostingDates;
  },
): Promise<void> {
  const [id, outletId] = [newId(now), transfer.toOutletId];
  const row: typeof transfers.$inferInsert = {
    ...{ id, fromOutletId: outletId, fromLocationId: locationId, toOutletId: back.outletId, toLocationId: back.id },
    ...{
      state: 'DISPATCHED',
      returnOf: transfer.id,
      note: [...new Set(goods.map(({ reason }) => reason))].join(' ').slice(0, 200),
    },
    ...{ requestedBy: actor.id, requestedAt: now, dispatchedBy: actor.id, dispatchedAt: now },
  };
  await tx.insert(transfers).values(row);
  changed({ entity: 'stock_transfer', id, before: null, after: row });
  const asked = perStockItem(goods.map(({ item, quantity }) => ({ stockItemId: item.id, quantity })));
  await tx
    .insert(transferLines)
    .values([...asked].map(([stockItemId, quantity]) => ({ transferId: id, stockItemId, quantity })));
  const source = { type: 'transfer', id };
  const left = await takeOut(tx, {
    ...{ source, type: 'TRANSFER_OUT', outletId, takes: goods.map(({ batchId, quantity }) => ({ batchId, quantity })) },
    ...{ at: now, businessDate: dates.businessDate, actorId: actor.id },
  });
  // The levels are held, and all that is left of each goes.
  if ('lacking' in left) throw new Fault('What was rejected is not all there.', { source });
  const { taken } = left;
  const blocked = new Set(goods.filter((one) => one.blocked).map(({ batchId }) => batchId));
  await tx.insert(transferBatches).values(
    taken.map(({ batchId, quantity, value }) => ({
      ...{ transferId: id, batchId, quantity, value, blocked: blocked.has(batchId) },
    })),
  );
  if (sumMoney(taken.map(({ value }) => value)) === 0) return;
  await post(tx, {
    ...{ outletId, source, event: 'dispatched', at: now, dates, postedBy: actor.label },
    narration: 'Goods sent back to another location',
    lines: transitPosting({ stock: byKind(taken), way: 'out' }),
  });
}
