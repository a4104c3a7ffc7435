import { type Quantity, sumMoney } from '@college-kiosk/kernel';
import type { PostingDates } from '../../finance/index.ts';
import { layApart } from '../aside/lay-apart.ts';
import { inputTaxOf } from '../input-tax.ts';
import type { StockItem } from '../stock-item.ts';
import { type Take, takeOut } from '../take-out.ts';
import { wasteBatches, wasteEntries } from './tables.ts';
import { postWaste, type WasteReason, type WasteScribe } from './waste.ts';

/** Waste whose batches are chosen, their level held. */
export interface ChosenWaste {
  readonly id: string;
  readonly outletId: string;
  readonly item: StockItem;
  readonly quantity: Quantity;
  readonly reason: WasteReason;
  readonly note: string | null;
  readonly stationCode: string | null;
  readonly needsApproval: boolean;
  readonly takes: readonly Take[];
}

/** Takes what was wasted out of its batches and writes it off; or, where another person decides, lays it apart. */
export async function writeWaste(scribe: WasteScribe, waste: ChosenWaste, dates: PostingDates): Promise<void> {
  const { tx, now, actor } = scribe;
  const { id, outletId, item, needsApproval, takes, ...told } = waste;
  const { businessDate } = dates;
  const left = await takeOut(tx, {
    ...{ source: { type: 'waste', id }, type: needsApproval ? 'TRANSFER_OUT' : 'WASTE', outletId, takes },
    ...{ at: now, businessDate, actorId: actor.id },
  });
  // The level is held since the choosing: what was chosen is there.
  const taken = 'taken' in left ? left.taken : [];
  const held = needsApproval ? await layApart(scribe, id, taken, businessDate) : new Map<string, string>();
  const value = sumMoney(taken.map((one) => one.value));
  const { cgst, sgst, igst } = inputTaxOf(taken);
  const tax = { taxReversed: sumMoney([cgst, sgst, igst]), igstReversed: igst };
  const entry = { id, outletId, value, ...tax, entryId: null, ...told };
  await tx.insert(wasteEntries).values({
    ...{ ...entry, stockItemId: item.id, state: needsApproval ? 'WAITING' : 'WASTED', needsApproval, businessDate },
    ...{ reportedBy: actor.id, reportedAt: now },
    entryId: needsApproval ? null : await postWaste(scribe, { ...entry, item }, dates),
  });
  await tx.insert(wasteBatches).values(
    taken.map((one) => ({
      ...{ wasteId: id, batchId: one.batchId, quantity: one.quantity, value: one.value, status: one.batch.status },
      heldBatchId: held.get(one.batchId) ?? null,
    })),
  );
}
