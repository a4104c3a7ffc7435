import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reach } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import { uuids } from '../sql.ts';
import { batches, locations, stockItems } from '../tables.ts';
import { familyOf } from './family.ts';

/** A supplier's number as people read it off a box. */
export const supplierBatchText = z.string().trim().min(1).max(60);

// More than any canteen has of one delivery; a number that more batches bear is no batch number.
const BATCHES_AT_MOST = 500;

/** What was sent of a batch and has not arrived. */
const onTheWay = sql`stock_transfer_batches sent join stock_transfers way on way.id = sent.transfer_id
  where way.state = 'DISPATCHED' and sent.batch_id = ${batches.id}`;

/** Whether nothing that lies there comes into use: it is empty or blocked, or waits as waste and comes back blocked. */
const lies = sql`(${batches.status} in ('DEPLETED', 'BLOCKED') or exists (
  select from waste_batches apart where apart.held_batch_id = ${batches.id} and apart.status = 'BLOCKED'))`;

/**
 * What came under a supplier's batch number, and all that became of it, wherever the actor may see stock: at most 500, what still holds
 * something, or was sent and has not arrived, first. One statement.
 */
export const listRecalledBatches = query({
  name: 'inventory.recalledBatches',
  permission: 'stock:read',
  input: z.object({ supplierBatch: supplierBatchText }),
  handle({ db, reach }, { supplierBatch }) {
    return db
      .select({
        ...{ batch: batches, item: stockItems, location: locations },
        onTheWay: sql<number>`(select coalesce(sum(quantity), 0)::float8 from ${onTheWay})`,
        isBlocked: sql<boolean>`${lies} and not exists (select from ${onTheWay} and not sent.blocked)`,
      })
      .from(batches)
      .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
      .innerJoin(locations, eq(locations.id, batches.locationId))
      .where(
        and(
          sql`${batches.id} in (with recursive ${familyOf(supplierBatch)} select id from family)`,
          within(reach, sql`${batches.outletId}`),
        ),
      )
      .orderBy(
        sql`${batches.quantityRemaining} = 0 and not exists (select from ${onTheWay})`,
        asc(stockItems.name),
        asc(batches.receivedAt),
        asc(batches.id),
      )
      .limit(BATCHES_AT_MOST);
  },
});

/** Whether a row is of an outlet within reach. */
export function within(reach: Reach, outletId: SQL): SQL {
  return reach === 'everywhere' ? sql`true` : sql`${outletId} = any(${uuids(reach)})`;
}
