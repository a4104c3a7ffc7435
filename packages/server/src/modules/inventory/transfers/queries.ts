import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import { rejectedBatches } from '../rejected/tables.ts';
import type { StockItem } from '../stock-item.ts';
import { batches, stockItems } from '../tables.ts';
import type { Batch } from '../take-in.ts';
import { transferBatches, transferLines, transferState, transfers } from './tables.ts';
import type { Transfer } from './transfer.ts';

/** Transfers of which something lies there until somebody decides on it. */
const holdsSetAside = sql`${transfers.id} in (
  select r.transfer_id from ${rejectedBatches} r join ${batches} b on b.id = r.batch_id
  where r.fate = 'SET_ASIDE' and b.status <> 'DEPLETED')`;

/** The transfers out of and into an outlet, newest first, a page at a time. */
export const listTransfers = query({
  name: 'inventory.transfers',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(transferState.enumValues)).max(transferState.enumValues.length).nullish(),
    locationId: z.uuid().nullish(),
    orSetAside: z.boolean().default(false),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, locationId, orSetAside, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      or(eq(transfers.fromOutletId, outletId), eq(transfers.toOutletId, outletId)),
      states
        ? or(
            inArray(transfers.state, states),
            orSetAside ? and(eq(transfers.toOutletId, outletId), holdsSetAside) : undefined,
          )
        : undefined,
      locationId ? or(eq(transfers.fromLocationId, locationId), eq(transfers.toLocationId, locationId)) : undefined,
    );
    return newestFirst(db, args, {
      table: transfers,
      at: 'requestedAt',
      of: found,
      select: (where) => db.select().from(transfers).where(where),
    });
  },
});

/** One transfer, for whoever may see the stock of either end; null when there is none there. */
export const transferOf = query({
  name: 'inventory.transfer',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<Transfer | null> {
    within(outletId);
    const found = await transferById(db, id);
    return found && (found.fromOutletId === outletId || found.toOutletId === outletId) ? found : null;
  },
});

/** One transfer; null when there is none. */
export async function transferById(reader: Reader, id: string): Promise<Transfer | null> {
  const [found] = await reader.select().from(transfers).where(eq(transfers.id, id));
  return found ?? null;
}

export interface TransferLine {
  readonly item: StockItem;
  readonly quantity: number;
}

/** What was asked for, by transfer, by name. */
export async function linesByTransfer(reader: Reader, ids: readonly string[]): Promise<Map<string, TransferLine[]>> {
  const rows = await reader
    .select({ transferId: transferLines.transferId, item: stockItems, quantity: transferLines.quantity })
    .from(transferLines)
    .innerJoin(stockItems, eq(stockItems.id, transferLines.stockItemId))
    .where(inArray(transferLines.transferId, [...ids]))
    .orderBy(asc(stockItems.name), asc(stockItems.id));
  const lines = new Map<string, TransferLine[]>(ids.map((id) => [id, []]));
  for (const { transferId, ...line } of rows) lines.get(transferId)?.push(line);
  return lines;
}

export interface SentBatch {
  readonly transferId: string;
  readonly item: StockItem;
  readonly batch: Batch;
  readonly quantity: number;
  readonly value: number;
  readonly received: number | null;
  readonly missingReason: string | null;
}

/** What was sent, by transfer, by name and batch. */
export async function sentByTransfer(reader: Reader, ids: readonly string[]): Promise<Map<string, SentBatch[]>> {
  const rows = await reader
    .select({ sent: transferBatches, batch: batches, item: stockItems })
    .from(transferBatches)
    .innerJoin(batches, eq(batches.id, transferBatches.batchId))
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(inArray(transferBatches.transferId, [...ids]))
    .orderBy(asc(stockItems.name), asc(batches.id));
  const sent = new Map<string, SentBatch[]>(ids.map((id) => [id, []]));
  for (const { sent: row, batch, item } of rows) sent.get(row.transferId)?.push({ ...row, batch, item });
  return sent;
}
