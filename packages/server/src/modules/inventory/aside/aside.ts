import { Fault } from '@college-kiosk/kernel';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import type { MoveType } from '../arrival.ts';
import { batches } from '../tables.ts';
import { type Lacking, type Take, type Taken, takeOut } from '../take-out.ts';
import { type AsideScribe, layApart } from './lay-apart.ts';
import { type PartOut, putBack } from './put-back.ts';
import { stockAside } from './tables.ts';

/** What something lies apart for. */
export interface AsideFor {
  readonly source: { readonly type: 'return'; readonly id: string };
  readonly outletId: string;
  readonly businessDate: string;
}

export type AsidePart = typeof stockAside.$inferSelect;

/**
 * Takes what was said out of the very batches that were said, and lays it apart until somebody decides: it is neither used nor gone. All or
 * nothing: gives what lacks when a batch holds less.
 */
export async function setAside(
  scribe: AsideScribe,
  { source, outletId, businessDate }: AsideFor,
  takes: readonly Take[],
): Promise<{ taken: Taken[] } | { lacking: Lacking[] }> {
  const { tx, now, actor } = scribe;
  const left = await takeOut(tx, {
    ...{ source, type: 'TRANSFER_OUT', outletId, takes, at: now, businessDate, actorId: actor.id },
  });
  if ('lacking' in left) return left;
  const held = await layApart(scribe, source.id, left.taken, businessDate);
  await tx.insert(stockAside).values(
    left.taken.map(({ batchId, quantity, value, batch }) => ({
      ...{ sourceType: source.type, sourceId: source.id, batchId, quantity, value, status: batch.status },
      heldBatchId: held.get(batchId) ?? '',
    })),
  );
  return left;
}

/** Takes what lay apart out for good, at the cost it lay apart with. */
export async function sendAside(
  { tx, now, actor }: AsideScribe,
  { source, outletId, businessDate }: AsideFor,
  type: MoveType,
): Promise<Taken[]> {
  const parts = await asideBySource(tx, [source.id]);
  const takes = (parts.get(source.id) ?? []).map(({ heldBatchId, quantity }) => ({ batchId: heldBatchId, quantity }));
  const left = await takeOut(tx, { source, type, outletId, takes, at: now, businessDate, actorId: actor.id });
  if ('lacking' in left) throw new Fault('What lay apart is not all there.', { source });
  return left.taken;
}

/** Puts what lay apart back where it was; gives the stock items. */
export function putAsideBack(scribe: AsideScribe, { source, ...rest }: AsideFor): Promise<string[]> {
  return putBack(scribe, { ...rest, source, type: 'TRANSFER_IN', parts: (tx) => partsOf(tx, source.id) });
}

async function partsOf(tx: Tx, sourceId: string): Promise<PartOut[]> {
  const rows = await tx
    .select({ part: stockAside, batch: batches })
    .from(stockAside)
    .innerJoin(batches, eq(batches.id, stockAside.batchId))
    .where(eq(stockAside.sourceId, sourceId))
    .orderBy(asc(stockAside.batchId));
  return rows.map(({ part, batch }) => ({ ...part, batch }));
}

/** What was laid apart for some things, whatever became of it, batch by batch. */
export async function asideBySource(reader: Reader, sourceIds: readonly string[]): Promise<Map<string, AsidePart[]>> {
  const rows = await reader
    .select()
    .from(stockAside)
    .where(inArray(stockAside.sourceId, [...sourceIds]))
    .orderBy(asc(stockAside.batchId));
  const parts = new Map<string, AsidePart[]>(sourceIds.map((id) => [id, []]));
  for (const row of rows) parts.get(row.sourceId)?.push(row);
  return parts;
}
