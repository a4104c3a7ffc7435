import { type Money, pickBatches, type Quantity } from '@college-kiosk/kernel';
import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { lockLevels } from '../held.ts';
import type { StockItem } from '../stock-item.ts';
import { batches } from '../tables.ts';
import { NEVER, type Take } from '../take-out.ts';
import type { WasteReason } from './waste.ts';

export interface PickedWaste {
  /** Whether there is, or was, any such batch. */
  readonly isKnown: boolean;
  readonly takes: readonly (Take & { readonly value: Money })[];
  /** How much there is too little; 0 when there is enough. */
  readonly shortBy: Quantity;
}

/**
 * Chooses the batches that waste is of, of every status: what may not be used any more is still there to be thrown away (rules
 * §3.2). What EXPIRED is looked for among what is past its date alone; everything else among what is good first, for that is what falls down.
 * Each part as the item is picked. What lies apart and waits for approval is left alone. Holds the level.
 */
export async function pickWaste(
  tx: Tx,
  from: {
    readonly outletId: string;
    readonly locationId: string | null;
    readonly batchId: string | null;
    readonly item: Pick<StockItem, 'id' | 'pickPolicy'>;
    readonly quantity: Quantity;
    readonly reason: WasteReason;
    /** The calendar day there. */
    readonly today: string;
  },
): Promise<PickedWaste> {
  const { outletId, locationId, batchId, item, quantity, reason, today } = from;
  await lockLevels(tx, outletId, [item.id]);
  const rows = await tx
    .select()
    .from(batches)
    .where(
      and(
        ...[eq(batches.outletId, outletId), eq(batches.stockItemId, item.id)],
        batchId ? eq(batches.id, batchId) : ne(batches.status, 'DEPLETED'),
        locationId ? eq(batches.locationId, locationId) : undefined,
      ),
    );
  const pickable = rows
    .filter(({ sourceType }) => sourceType !== 'set-aside')
    .map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  const isOver = ({ status, expiryDate }: (typeof pickable)[number]) =>
    status === 'EXPIRED' || (expiryDate !== null && expiryDate < today);
  const over = pickable.filter(isOver);
  const good = pickable.filter((row) => row.status === 'AVAILABLE' && !isOver(row));
  const others = pickable.filter((row) => !good.includes(row));
  const takes: PickedWaste['takes'][number][] = [];
  let shortBy = quantity;
  for (const part of reason === 'EXPIRED' ? [over] : [good, others]) {
    const picked = pickBatches(part, shortBy, item.pickPolicy, NEVER);
    takes.push(...picked.picks);
    shortBy = picked.shortBy;
  }
  return { isKnown: rows.length > 0, takes, shortBy };
}
