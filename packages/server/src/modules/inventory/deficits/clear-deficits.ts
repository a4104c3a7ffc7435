import { issueValue, type Money, type Quantity } from '@college-kiosk/kernel';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { deficitPosting, post } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import type { Arrival, IncomingBatch, KindValue } from '../arrival.ts';
import { stockItems } from '../tables.ts';
import { type Take, takeOut } from '../take-out.ts';
import { deficitClearings, deficits } from './tables.ts';

/** What may stand for what was used before it was written down. Goods that only changed their name or came back do not. */
const CLEARS: ReadonlySet<string> = new Set(['opening', 'receipt', 'transfer', 'production', 'count']);

type Deficit = typeof deficits.$inferSelect;

/** A part of a deficit against a part of a batch. */
interface Part extends Take {
  /** What the part of the deficit was booked at. */
  readonly value: Money;
}

/**
 * What arrives clears what was used beyond the records, the oldest deficit first (rules §3.3): as much leaves the new batches at
 * once, as a move of whatever used it, so that a recall finds it. What the batch cost more, or less, than the deficit was booked
 * at is a variance of the price of a receipt (5190), and of stock for everything else (5160). The levels are held.
 */
export async function clearDeficits(tx: Tx, arrival: Arrival): Promise<void> {
  const { outletId, source, at, businessDate, actorId } = arrival;
  if (!CLEARS.has(source.type)) return;
  const open = await openDeficits(
    tx,
    outletId,
    arrival.lines.map(({ stockItemId }) => stockItemId),
  );
  if (open.length === 0) return;
  const dates = datesAt(await placeOf(tx, outletId), at);
  const left = arrival.lines.filter((line) => isUsable(line, dates.taxDate)).map((line) => ({ ...line }));
  const [dearer, cheaper]: [KindValue[], KindValue[]] = [[], []];
  for (const { deficit, kind } of open) {
    const parts = partsOf(deficit, left);
    if (parts.length === 0) continue;
    const moved = { source: { type: deficit.sourceType, id: deficit.sourceId }, outletId, at, businessDate, actorId };
    const gone = await takeOut(tx, { ...moved, type: deficit.moveType as 'CONSUME' | 'SALE', takes: parts });
    // They were written a moment ago, and the levels are held since.
    const taken = 'taken' in gone ? gone.taken : [];
    const costs = new Map(taken.map(({ batchId, value }) => [batchId, value]));
    await clear(tx, deficit, parts, { costs, at });
    for (const { batchId, value } of parts) {
      const more = (costs.get(batchId) ?? 0) - value;
      if (more > 0) dearer.push({ kind, value: more });
      else if (more < 0) cheaper.push({ kind, value: -more });
    }
  }
  const lines = deficitPosting({ dearer, cheaper, bought: source.type === 'receipt' });
  if (lines.length === 0) return;
  await post(tx, {
    ...{ outletId, source, event: 'deficits', at, dates, postedBy: 'stock', lines },
    narration: 'Used before it was written down, at another cost',
  });
}

/** The open deficits of some stock items, oldest first, held. */
function openDeficits(tx: Tx, outletId: string, stockItemIds: readonly string[]) {
  return tx
    .select({ deficit: deficits, kind: stockItems.kind })
    .from(deficits)
    .innerJoin(stockItems, eq(stockItems.id, deficits.stockItemId))
    .where(
      and(
        ...[eq(deficits.outletId, outletId), gt(deficits.quantityOpen, 0)],
        sql`${deficits.stockItemId} = any(${uuids(new Set(stockItemIds))})`,
      ),
    )
    .orderBy(asc(deficits.at), asc(deficits.id))
    .for('update', { of: deficits });
}

function isUsable({ status = 'AVAILABLE', expiryDate = null }: IncomingBatch, today: string): boolean {
  return status === 'AVAILABLE' && (expiryDate === null || expiryDate >= today);
}

/** How the batches that came stand for a deficit; lowers what is left of them. */
function partsOf(
  deficit: Deficit,
  left: { readonly batchId: string; readonly stockItemId: string; quantity: Quantity }[],
): Part[] {
  let [quantityRemaining, valueRemaining] = [deficit.quantityOpen, deficit.valueOpen];
  const parts: Part[] = [];
  for (const line of left) {
    if (line.stockItemId !== deficit.stockItemId || line.quantity === 0 || quantityRemaining === 0) continue;
    const quantity = Math.min(quantityRemaining, line.quantity);
    const value = issueValue({ quantityRemaining, valueRemaining, quantity });
    parts.push({ batchId: line.batchId, quantity, value });
    line.quantity -= quantity;
    quantityRemaining -= quantity;
    valueRemaining -= value;
  }
  return parts;
}

async function clear(
  tx: Tx,
  { id, quantityOpen, valueOpen }: Deficit,
  parts: readonly Part[],
  { costs, at }: { readonly costs: ReadonlyMap<string, Money>; readonly at: Date },
): Promise<void> {
  const cleared = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  const worth = parts.reduce((sum, { value }) => sum + value, 0);
  await tx
    .update(deficits)
    .set({ quantityOpen: quantityOpen - cleared, valueOpen: valueOpen - worth })
    .where(eq(deficits.id, id));
  await tx
    .insert(deficitClearings)
    .values(parts.map((part) => ({ ...part, deficitId: id, cost: costs.get(part.batchId) ?? 0, at })));
}
