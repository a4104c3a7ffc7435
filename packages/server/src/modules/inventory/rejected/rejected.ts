import type { Money, Quantity } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { groupBy } from '../../../platform/group.ts';
import type { StockItem } from '../stock-item.ts';
import { batches } from '../tables.ts';
import { rejectedBatches, type rejectedFate } from './tables.ts';

export type RejectedBatch = typeof rejectedBatches.$inferSelect;
export type RejectedFate = (typeof rejectedFate.enumValues)[number];

/** What may become of goods at the door instead of being taken in. */
export const REJECTED_AS = ['WASTED', 'SENT_BACK', 'SET_ASIDE'] as const;

/** A rejected batch as it lies here, all of which goes. */
export interface Rejected {
  readonly batchId: string;
  readonly item: StockItem;
  readonly quantity: Quantity;
  readonly value: Money;
  /** Whether it was recalled. */
  readonly blocked: boolean;
  readonly reason: string;
  readonly photoIds: readonly string[];
}

/** A rejected batch with what is left of it. */
export type RejectedNow = RejectedBatch & { readonly remaining: number };

/** What of some transfers was not taken in as it came, by transfer. */
export async function rejectedByTransfer(
  reader: Reader,
  transferIds: readonly string[],
): Promise<Map<string, RejectedNow[]>> {
  const rows = await reader
    .select({ rejected: rejectedBatches, remaining: batches.quantityRemaining })
    .from(rejectedBatches)
    .innerJoin(batches, eq(batches.id, rejectedBatches.batchId))
    .where(inArray(rejectedBatches.transferId, [...transferIds]))
    .orderBy(asc(rejectedBatches.batchId));
  const found = groupBy(
    rows.map(({ rejected, remaining }) => ({ ...rejected, remaining })),
    ({ transferId }) => transferId,
  );
  return new Map(transferIds.map((id) => [id, found.get(id) ?? []]));
}

/** Of some batches, those that nobody has accepted since they were rejected: they are not used, whatever else ends. */
export async function unaccepted(tx: Tx, batchIds: readonly string[]): Promise<Map<string, RejectedBatch>> {
  const rows = await tx
    .select()
    .from(rejectedBatches)
    .where(and(sql`${rejectedBatches.batchId} = any(${uuids(batchIds)})`, sql`${rejectedBatches.fate} <> 'ACCEPTED'`));
  return new Map(rows.map((row) => [row.batchId, row]));
}

/**
 * Says of what was rejected, as the batches it comes back as (somebody wasted it and took that back), that it waits for a decision again; of
 * other things nothing.
 */
export async function setAsideAgain(
  tx: Tx,
  cameBack: readonly { readonly from: string; readonly batchId: string }[],
  rejected: ReadonlyMap<string, RejectedBatch>,
): Promise<void> {
  const rows = cameBack.flatMap(({ from, batchId }) => {
    const row = rejected.get(from);
    const undecided = { fate: 'SET_ASIDE', decidedBy: null, decidedAt: null, decisionReason: null } as const;
    return row ? [{ ...row, batchId, ...undecided }] : [];
  });
  if (rows.length > 0) await tx.insert(rejectedBatches).values(rows);
}
