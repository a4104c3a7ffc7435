import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type PostingDates, post, wastePosting } from '../../finance/index.ts';
import type { StockItem } from '../stock-item.ts';
import { batches, stockItems } from '../tables.ts';
import type { Batch } from '../take-in.ts';
import { wasteBatches, wasteEntries, type wasteReason, type wasteState } from './tables.ts';

/** Who writes waste down, and when. */
export interface WasteScribe {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: { readonly id: string | null; readonly label: string };
}

export type Waste = typeof wasteEntries.$inferSelect;
export type WasteState = (typeof wasteState.enumValues)[number];
export type WasteReason = (typeof wasteReason.enumValues)[number];
export type WasteEvent = 'approve' | 'reject' | 'takeBack';

/** Legal steps of what is said to be waste (rules §3.7). What was approved by another person is not taken back. */
export const wasteSteps = transitions<WasteState, WasteEvent>({
  WAITING: { approve: 'WASTED', reject: 'REJECTED', takeBack: 'TAKEN_BACK' },
  WASTED: { takeBack: 'TAKEN_BACK' },
  REJECTED: {},
  TAKEN_BACK: {},
});

/** Holds an entry against others who would take it a step further; with the item it is of. Throws NOT_FOUND. */
export async function lockWaste(tx: Tx, id: string): Promise<Waste & { readonly item: StockItem }> {
  const [found] = await tx
    .select({ ...getTableColumns(wasteEntries), item: stockItems })
    .from(wasteEntries)
    .innerJoin(stockItems, eq(stockItems.id, wasteEntries.stockItemId))
    .where(eq(wasteEntries.id, id))
    .for('update', { of: wasteEntries });
  if (!found) throw new AppError('NOT_FOUND', 'There is no such waste entry.');
  return found;
}

/** Why a step is not legal now: ILLEGAL_WASTE_STEP; null when it is. */
export function illegal(waste: Waste, event: WasteEvent): Refusal | null {
  if (wasteSteps.next(waste.state, event) !== null) return null;
  return refuse('ILLEGAL_WASTE_STEP', `This is ${WORDS[waste.state]}: look at it again.`, { state: waste.state });
}

/** Takes an entry a step further, with who did it; it was locked and found legal before. */
export async function step(
  { tx, changed }: Pick<CommandScope, 'tx' | 'changed'>,
  { item: _, ...waste }: Waste & { readonly item: StockItem },
  event: WasteEvent,
  facts: Partial<Waste>,
): Promise<void> {
  const after = { ...facts, state: wasteSteps.next(waste.state, event) ?? waste.state };
  await tx.update(wasteEntries).set(after).where(eq(wasteEntries.id, waste.id));
  changed({ entity: 'waste_entry', id: waste.id, before: { ...waste }, after });
}

export type WastedBatch = typeof wasteBatches.$inferSelect & { readonly batch: Batch };

/** What an entry is of, batch by batch, as each was named. */
export async function batchesOf(tx: Tx, wasteId: string): Promise<WastedBatch[]> {
  const rows = await tx
    .select({ wasted: wasteBatches, batch: batches })
    .from(wasteBatches)
    .innerJoin(batches, eq(batches.id, wasteBatches.batchId))
    .where(eq(wasteBatches.wasteId, wasteId))
    .orderBy(asc(wasteBatches.batchId));
  return rows.map(({ wasted, batch }) => ({ ...wasted, batch }));
}

/** Books what was wasted, or what was taken back of it; gives the entry, null when it was worth nothing. */
export async function postWaste(
  { tx, now, actor }: WasteScribe,
  waste: Pick<Waste, 'id' | 'outletId' | 'reason' | 'value' | 'taxReversed' | 'igstReversed' | 'entryId'> & {
    readonly item: StockItem;
  },
  dates: PostingDates,
  takenBack = false,
): Promise<string | null> {
  const half = (waste.taxReversed - waste.igstReversed) / 2;
  const lines = wastePosting({
    stock: [{ kind: waste.item.kind, value: waste.value }],
    heads: { cgst: half, sgst: half, igst: waste.igstReversed },
    ...{ byStaff: waste.reason === 'STAFF_MEAL', takenBack },
  });
  if (lines.length === 0) return null;
  return post(tx, {
    ...{ outletId: waste.outletId, source: { type: 'waste', id: waste.id }, at: now, dates, postedBy: actor.label },
    ...{ event: takenBack ? 'taken_back' : 'wasted', lines },
    narration: `${waste.item.name}: ${takenBack ? 'waste taken back' : whyIn(waste.reason)}`,
    ...(takenBack && waste.entryId ? { reversalOf: waste.entryId } : {}),
  });
}

function whyIn(reason: WasteReason): string {
  return reason === 'STAFF_MEAL' ? 'staff meal' : `wasted (${reason.toLowerCase().replaceAll('_', ' ')})`;
}

const WORDS: Readonly<Record<WasteState, string>> = {
  WAITING: 'waiting for approval',
  WASTED: 'written off',
  REJECTED: 'rejected, and back in stock',
  TAKEN_BACK: 'taken back',
};
