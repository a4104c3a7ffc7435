import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import type { StockItem } from '../stock-item.ts';
import { batches, stockItems, stockMoves } from '../tables.ts';
import type { Batch } from '../take-in.ts';

/** What was taken of one batch for one thing. */
export interface UsedBatch {
  /** Order and batch, joined by a colon. */
  readonly id: string;
  readonly batch: Batch;
  readonly item: StockItem;
  readonly quantity: number;
}

/** What orders took, batch by batch, by order, by name. One statement. */
export async function batchesOfOrders(reader: Reader, orderIds: readonly string[]): Promise<Map<string, UsedBatch[]>> {
  const used = reader
    .select({
      sourceId: stockMoves.sourceId,
      batchId: stockMoves.batchId,
      quantity: sql<number>`(-sum(${stockMoves.quantity}))::float8`.as('quantity'),
    })
    .from(stockMoves)
    .where(and(sql`${stockMoves.sourceId} = any(${uuids(orderIds)})`, eq(stockMoves.sourceType, 'order')))
    .groupBy(stockMoves.sourceId, stockMoves.batchId)
    .as('used');
  const rows = await reader
    .select({ orderId: used.sourceId, quantity: used.quantity, batch: batches, item: stockItems })
    .from(used)
    .innerJoin(batches, eq(batches.id, used.batchId))
    .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
    .where(gt(used.quantity, 0))
    .orderBy(asc(stockItems.name), asc(batches.receivedAt), asc(batches.id));
  const byOrder = new Map<string, UsedBatch[]>(orderIds.map((id) => [id, []]));
  for (const { orderId, ...row } of rows) byOrder.get(orderId)?.push({ id: `${orderId}:${row.batch.id}`, ...row });
  return byOrder;
}
