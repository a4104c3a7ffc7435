import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { type Page, type PageArgs, pageRequest, timeKey, toPage } from '../../../platform/graphql/connection.ts';
import { familyOf, reachWithin, supplierBatchText } from '../../inventory/index.ts';

/** An order that took from what is recalled, and whom to tell of it. */
export interface RecalledOrder {
  readonly orderId: string;
  readonly outletId: string;
  readonly token: string;
  readonly businessDate: string;
  readonly placedAt: Date;
  /** Whoever placed it for themselves; nobody where it was a kiosk or a cashier. */
  readonly customerId: string | null;
  /** What it took, in words: names of stock items. */
  readonly items: readonly string[];
}

interface Row extends Record<string, unknown> {
  orderId: string;
  outletId: string;
  token: string;
  businessDate: string;
  placedAt: string;
  customerId: string | null;
  items: string[];
}

/**
 * The orders that took from a supplier's batch or from anything that became of it, newest first, where the actor may recall. One
 * statement, from the batch to the customer: it goes by the batches, however many orders there are besides. How many they are nobody
 * can guess before a recursion has run: each lateral part stands behind `offset 0`, so that it is looked up and all moves are never read.
 */
export const listRecalledOrders = query({
  name: 'ordering.recalledOrders',
  permission: 'order:recall',
  input: z.object({ supplierBatch: supplierBatchText, first: z.number().nullish(), after: z.string().nullish() }),
  async handle({ db, reach }, { supplierBatch, ...args }): Promise<Page<RecalledOrder>> {
    const page = pageRequest(args as PageArgs, 2);
    const beyond = timeKey(page.after);
    const affected = sql`
      with recursive ${familyOf(supplierBatch)},
      taken as (
        select m.source_id, array_agg(distinct i.name order by i.name) as items from family f
        cross join lateral (
          select source_id, stock_item_id from stock_moves where batch_id = f.id and source_type = 'order' offset 0) m
        join stock_items i on i.id = m.stock_item_id group by m.source_id)
      select o.id as "orderId", o.outlet_id as "outletId", o.token, o.business_date::text as "businessDate",
        o.placed_at as "placedAt", case when o.channel = 'MOBILE' then o.placed_by end as "customerId", t.items
      from taken t cross join lateral (select * from orders where id = t.source_id offset 0) o where ${reachWithin(reach, sql`o.outlet_id`)}`;
    const rows = await db.execute<Row>(sql`
      select * from (${affected}) a
      where ${beyond ? sql`(a."placedAt", a."orderId") < (${beyond.at.toISOString()}::timestamptz, ${beyond.id}::uuid)` : sql`true`}
      order by a."placedAt" desc, a."orderId" desc limit ${page.limit}`);
    return toPage(
      [...rows].map((row) => ({ ...row, placedAt: new Date(row.placedAt) })),
      page,
      ({ placedAt, orderId }) => [placedAt.toISOString(), orderId],
      (order) => order,
      async () => {
        const [count] = await db.execute<{ n: number }>(sql`select count(*)::integer as n from (${affected}) a`);
        return count?.n ?? 0;
      },
    );
  },
});
