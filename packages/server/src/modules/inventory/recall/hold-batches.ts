import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { stockAside } from '../aside/tables.ts';
import { lockLevels } from '../held.ts';
import { unaccepted } from '../rejected/rejected.ts';
import { batches } from '../tables.ts';
import type { Batch } from '../take-in.ts';
import { transferBatches, transfers } from '../transfers/tables.ts';
import { turnStatus } from '../turn-status.ts';
import { wasteBatches, wasteEntries } from '../waste/tables.ts';

/**
 * Blocks batches of an outlet, so that nothing is taken from them but to be wasted or sent back; or lets them go again: good ones
 * are on hand, those whose day is over stay off the shelf. What was sent of them and is on its way arrives blocked, and what waits as waste, or to go
 * back to its supplier, comes back blocked if it comes back. Throws CONFLICT when some of it arrived at this very moment.
 */
export const holdBatches = command({
  name: 'inventory.holdBatches',
  permission: 'stock:hold',
  input: z.object({
    commandId: z.uuid(),
    outletId: z.uuid(),
    batchIds: z.array(z.uuid()).min(1).max(500),
    block: z.boolean(),
    reason: z.string().trim().min(1).max(200),
  }),
  once: ({ commandId }) => commandId,
  async handle(scope, { outletId, batchIds, block, reason }) {
    const { tx, now, within, changed } = scope;
    const { taxDate: today } = datesAt(await placeOf(tx, outletId), now);
    within(outletId);
    const wanted = [...new Set(batchIds)];
    const among = and(eq(batches.outletId, outletId), sql`${batches.id} = any(${uuids(wanted)})`);
    const items = await tx.selectDistinct({ id: batches.stockItemId }).from(batches).where(among);
    await holdOnTheWay(scope, wanted, { block, reason });
    await lockLevels(
      tx,
      outletId,
      items.map(({ id }) => id),
    );
    const rows = await tx.select().from(batches).where(among).orderBy(asc(batches.id)).for('update');
    if (rows.length < wanted.length) throw new AppError('NOT_FOUND', 'One of these batches is not in this outlet.');

    await holdWaste(scope, wanted, { block, reason });
    await holdAside(scope, wanted, { block, reason });
    const rejected = await unaccepted(tx, wanted);
    const turned = rows.flatMap((batch) => {
      const to = statusAfter(batch, { block, today, isRejected: rejected.has(batch.id) });
      return to === null ? [] : [{ batch, to }];
    });
    for (const { batch, to } of turned) {
      changed({ entity: 'batch', id: batch.id, before: { status: batch.status }, after: { status: to, reason } });
    }
    await turnStatus(scope, outletId, turned);
    announceStock(
      scope,
      outletId,
      turned.map(({ batch }) => batch.stockItemId),
    );
    return { batchIds: rows.map(({ id }) => id) };
  },
});

type Scope = Pick<CommandScope, 'tx' | 'changed'>;
type Said = { readonly block: boolean; readonly reason: string };

/**
 * Marks what left these batches and has not arrived. The transfers are held first, as whoever receives holds them, so that nothing arrives in
 * between unseen.
 */
async function holdOnTheWay(
  { tx, changed }: Scope,
  batchIds: readonly string[],
  { block, reason }: Said,
): Promise<void> {
  const sent = sql`${transferBatches.batchId} = any(${uuids(batchIds)})`;
  const open = await tx
    .select({ id: transfers.id })
    .from(transfers)
    .innerJoin(transferBatches, eq(transferBatches.transferId, transfers.id))
    .where(and(eq(transfers.state, 'DISPATCHED'), sent));
  const ids = open.map(({ id }) => id);
  const among = inArray(transfers.id, ids);
  const held = await tx
    .select({ state: transfers.state })
    .from(transfers)
    .where(among)
    .orderBy(asc(transfers.id))
    .for('share');
  if (held.some(({ state }) => state !== 'DISPATCHED')) {
    throw new AppError('CONFLICT', 'Some of it arrived just now: look at the batches again.');
  }
  const turned = await tx
    .update(transferBatches)
    .set({ blocked: block })
    .where(and(inArray(transferBatches.transferId, ids), sent, ne(transferBatches.blocked, block)))
    .returning({ id: transferBatches.transferId, batchId: transferBatches.batchId });
  for (const { id, batchId } of turned) {
    const after = { batchId, blocked: block, reason };
    changed({ entity: 'stock_transfer', id, before: { batchId, blocked: !block }, after });
  }
}

/** Whether what waits as waste comes back blocked, if it comes back, turns with the batches in which it lies apart. */
async function holdWaste({ tx, changed }: Scope, batchIds: readonly string[], { block, reason }: Said): Promise<void> {
  const waiting = tx.select({ id: wasteEntries.id }).from(wasteEntries).where(eq(wasteEntries.state, 'WAITING'));
  const turned = await tx
    .update(wasteBatches)
    .set({ status: block ? 'BLOCKED' : 'AVAILABLE' })
    .where(
      and(
        sql`${wasteBatches.heldBatchId} = any(${uuids(batchIds)})`,
        inArray(wasteBatches.wasteId, waiting),
        block ? ne(wasteBatches.status, 'BLOCKED') : eq(wasteBatches.status, 'BLOCKED'),
      ),
    )
    .returning({ id: wasteBatches.wasteId, batchId: wasteBatches.batchId });
  for (const { id, batchId } of turned) {
    const after = { batchId, blocked: block, reason };
    changed({ entity: 'waste_entry', id, before: { batchId, blocked: !block }, after });
  }
}

/** The same of what waits to go back to its supplier. What is gone has no batch to be blocked. */
async function holdAside({ tx, changed }: Scope, batchIds: readonly string[], { block, reason }: Said): Promise<void> {
  const turned = await tx
    .update(stockAside)
    .set({ status: block ? 'BLOCKED' : 'AVAILABLE' })
    .where(
      and(
        sql`${stockAside.heldBatchId} = any(${uuids(batchIds)})`,
        sql`exists (select from ${batches} h where h.id = ${stockAside.heldBatchId} and h.status <> 'DEPLETED')`,
        block ? ne(stockAside.status, 'BLOCKED') : eq(stockAside.status, 'BLOCKED'),
      ),
    )
    .returning({ id: stockAside.sourceId, batchId: stockAside.batchId });
  for (const { id, batchId } of turned) {
    const after = { batchId, blocked: block, reason };
    changed({ entity: 'goods_return', id, before: { batchId, blocked: !block }, after });
  }
}

/** What a batch becomes when it is blocked or let go; null when it stays as it is. What was rejected when it came, and nobody accepted since, is let go into quarantine only. */
function statusAfter(
  { status, expiryDate }: Batch,
  { block, today, isRejected }: { readonly block: boolean; readonly today: string; readonly isRejected: boolean },
): Batch['status'] | null {
  const isOpen = status === 'AVAILABLE' || status === 'EXPIRED' || (isRejected && status === 'QUARANTINE');
  if (block) return isOpen ? 'BLOCKED' : null;
  if (status !== 'BLOCKED') return null;
  if (isRejected) return 'QUARANTINE';
  return expiryDate !== null && expiryDate < today ? 'EXPIRED' : 'AVAILABLE';
}
