import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reach } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { keyOfList, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { batches, locations, stockItems } from '../tables.ts';
import { familyOf } from './family.ts';

/** A supplier's number as people read it off a box. */
export const supplierBatchText = z.string().trim().min(1).max(60);

/** What was sent of a batch and has not arrived. */
const onTheWay = sql`stock_transfer_batches sent join stock_transfers way on way.id = sent.transfer_id
  where way.state = 'DISPATCHED' and sent.batch_id = ${batches.id}`;

/** Whether nothing that lies there comes into use: it is empty or blocked, or waits as waste and comes back blocked. */
const lies = sql`(${batches.status} in ('DEPLETED', 'BLOCKED') or exists (
  select from waste_batches apart where apart.held_batch_id = ${batches.id} and apart.status = 'BLOCKED'))`;

/** Whether nothing is left of it, here or on the way: those come last. */
const isGone = sql<boolean>`(${batches.quantityRemaining} = 0 and not exists (select from ${onTheWay}))`;

const keyShape = z.tuple([z.literal([0, 1]), z.string(), z.iso.datetime(), z.uuid()]);

/**
 * What came under a supplier's batch number, and all that became of it, wherever the actor may see stock; what still holds something, or was sent and
 * has not arrived, first. One statement a page.
 */
export const listRecalledBatches = query({
  name: 'inventory.recalledBatches',
  permission: 'stock:read',
  input: z.object({ supplierBatch: supplierBatchText, first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, reach }, { supplierBatch, ...asked }) {
    const page = pageRequest(asked, 4);
    const of = and(
      sql`${batches.id} in (with recursive ${familyOf(supplierBatch)} select id from family)`,
      within(reach, sql`${batches.outletId}`),
    );
    const last = keyOfList(keyShape, page.after);
    const rows = await db
      .select({
        ...{ batch: batches, item: stockItems, location: locations, isGone },
        onTheWay: sql<number>`(select coalesce(sum(quantity), 0)::float8 from ${onTheWay})`,
        isBlocked: sql<boolean>`${lies} and not exists (select from ${onTheWay} and not sent.blocked)`,
      })
      .from(batches)
      .innerJoin(stockItems, eq(stockItems.id, batches.stockItemId))
      .innerJoin(locations, eq(locations.id, batches.locationId))
      .where(
        and(
          of,
          last === null
            ? undefined
            : sql`(${isGone}, ${stockItems.name}, ${batches.receivedAt}, ${batches.id})
              > (${last[0] === 1}::boolean, ${last[1]}::text, ${last[2]}::timestamptz, ${last[3]}::uuid)`,
        ),
      )
      .orderBy(isGone, asc(stockItems.name), asc(batches.receivedAt), asc(batches.id))
      .limit(page.limit);
    return toPage(
      rows,
      page,
      (row) => [row.isGone ? 1 : 0, row.item.name, row.batch.receivedAt.toISOString(), row.batch.id],
      (row) => row,
      async () => (await db.select({ n: count() }).from(batches).where(of))[0]?.n ?? 0,
    );
  },
});

/** Whether a row is of an outlet within reach. */
export function within(reach: Reach, outletId: SQL): SQL {
  return reach === 'everywhere' ? sql`true` : sql`${outletId} = any(${uuids(reach)})`;
}
