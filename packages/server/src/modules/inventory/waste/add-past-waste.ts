import type { Quantity } from '@college-kiosk/kernel';
import { and, eq, gt, inArray } from 'drizzle-orm';
import type { PostingDates } from '../../finance/index.ts';
import { batches, stockItems } from '../tables.ts';
import { pickWaste } from './pick-waste.ts';
import type { WasteReason, WasteScribe } from './waste.ts';
import { writeWaste } from './write-waste.ts';

/** Waste as it was, for seeding: out of what there is now. Does nothing where there is too little, or where it came later than that. */
export async function addPastWaste(
  scribe: WasteScribe,
  waste: {
    readonly id: string;
    readonly outletId: string;
    readonly stockItemId: string;
    readonly quantity: Quantity;
    readonly reason: WasteReason;
    readonly stationCode: string | null;
    readonly needsApproval: boolean;
  },
  dates: PostingDates,
): Promise<void> {
  const [item] = await scribe.tx.select().from(stockItems).where(eq(stockItems.id, waste.stockItemId));
  if (!item) return;
  const any = { locationId: null, batchId: null, today: dates.taxDate };
  const { takes, shortBy } = await pickWaste(scribe.tx, { ...waste, ...any, item });
  const ids = takes.map(({ batchId }) => batchId);
  const later = and(inArray(batches.id, ids), gt(batches.receivedAt, scribe.now));
  if (shortBy > 0 || (await scribe.tx.$count(batches, later)) > 0) return;
  await writeWaste(scribe, { ...waste, item, note: null, takes }, dates);
}
