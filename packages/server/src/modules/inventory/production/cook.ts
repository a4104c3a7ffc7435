import { addDays, type Money, type Quantity, sumMoney } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { type PostingDates, post, productionPosting } from '../../finance/index.ts';
import type { Location } from '../locations/location.ts';
import { pickAll, type Short } from '../pick-all.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';
import { takeIn } from '../take-in.ts';
import { byKind, type Taken, takeOut } from '../take-out.ts';
import type { Production } from './production.ts';
import { productionInputs } from './tables.ts';

export interface UsedInput {
  readonly item: StockItem;
  readonly used: Quantity;
}

/** Who writes down what was cooked, and when. */
export interface Scribe {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: { readonly id: string | null; readonly label: string };
}

interface Cooked {
  readonly batchId: string;
  readonly produced: Quantity;
  readonly inputs: readonly UsedInput[];
  readonly dates: PostingDates;
  /** Where it is put; held before the levels. */
  readonly location: Location;
}

/**
 * Takes what went into an order out of its batches, as they are picked where orders take from, and makes a batch that is worth exactly
 * that. Food that is made of food stays where the books hold it; of anything else its cost moves there. Gives its value, or all that
 * there is too little of. The levels are held.
 */
export async function cook(
  { tx, now, actor }: Scribe,
  order: Production,
  { batchId, produced, inputs, dates, location }: Cooked,
): Promise<{ value: Money } | { short: Short[] }> {
  const { id, outletId } = order;
  const { businessDate, taxDate: today } = dates;
  const wanted = inputs.map(({ item, used: quantity }) => ({ item, quantity }));
  const picked = await pickAll(tx, wanted, { outletId, served: true, today });
  if ('short' in picked) return picked;
  const source = { type: 'production' as const, id };
  const moved = { source, outletId, at: now, businessDate, actorId: actor.id };
  const left = await takeOut(tx, { ...moved, type: 'CONSUME', takes: picked.takes });
  // The levels are held since the picking: what was picked is there.
  const taken = 'taken' in left ? left.taken : [];
  const value = sumMoney(taken.map((one) => one.value));
  await writeUsed(tx, id, inputs, taken);
  await takeIn(tx, {
    ...{ ...moved, type: 'PRODUCE', location },
    lines: [
      {
        ...{ batchId, stockItemId: order.stockItemId, quantity: produced, value, manufacturedOn: today },
        expiryDate: await keepsUntil(tx, order.stockItemId, today),
      },
    ],
  });
  const lines = productionPosting({ stock: byKind(taken) });
  if (lines.length > 0) {
    const posted = { outletId, source, event: 'finished', at: now, dates, postedBy: actor.label, lines };
    await post(tx, { ...posted, narration: 'Cooked in advance' });
  }
  return { value };
}

/** The last day of what is made today: by its shelf life, or else by how long it keeps once opened; null when it keeps. */
async function keepsUntil(tx: Tx, stockItemId: string, today: string): Promise<string | null> {
  const [item] = await tx.select().from(stockItems).where(eq(stockItems.id, stockItemId));
  const days = item?.shelfLifeDays ?? item?.openedLifeDays ?? null;
  return days === null ? null : addDays(today, days);
}

async function writeUsed(
  tx: Tx,
  orderId: string,
  inputs: readonly UsedInput[],
  taken: readonly Taken[],
): Promise<void> {
  for (const { item, used } of inputs) {
    const value = sumMoney(taken.filter(({ batch }) => batch.stockItemId === item.id).map((one) => one.value));
    await tx
      .update(productionInputs)
      .set({ used, value })
      .where(and(eq(productionInputs.orderId, orderId), eq(productionInputs.stockItemId, item.id)));
  }
}
