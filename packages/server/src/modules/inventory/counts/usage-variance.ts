import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { jsonObject } from '../../../platform/db/json.ts';
import { keyOfList, type Page, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { makesGood } from '../deficits/queries.ts';
import { locationSeen, MAIN } from '../locations/location.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';

/** What was used of an item between its last two approved counts in a location (rules §3.7). Quantities in thousandths. */
export interface UsageVariance {
  readonly item: StockItem;
  readonly openedAt: string;
  readonly closedAt: string;
  readonly opening: number;
  /** Received, made here and given back, less what went back to suppliers; also what the later count found to have been there and used unrecorded. */
  readonly received: number;
  /** What came from other locations less what went there, or lies apart until somebody decides on it. */
  readonly transferred: number;
  readonly closing: number;
  /** Opening and what came, less what was there at the end. */
  readonly actual: number;
  /** What recipes say of all that was cooked and handed over. */
  readonly theoretical: number;
  readonly wasted: number;
  /** Actual less theoretical less waste: used, and nobody knows for what; below zero, less than recipes say. */
  readonly variance: number;
  /** At the cost of what was cooked; null where nothing was. */
  readonly varianceValue: number | null;
}

const i = alias(stockItems, 'i');
const keyShape = z.tuple([z.number(), z.string(), z.uuid()]);

/** What is set apart leaves the shelf, and comes back to it for the moment in which it is wasted or goes back to its supplier. */
const liesApart = sql`b.source_type = 'set-aside'`;

/**
 * Actual against theoretical use, of each item of a location that was counted and approved twice, the dearest difference first.
 * Between the counts lies every move that the snapshot of the later line saw and that of the earlier did not (decision 0041). What was used beyond the
 * records counts when it was used, not when it was made good: where that was, and while it was not, in the main store.
 */
export const usageVariance = query({
  name: 'inventory.usageVariance',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), locationId: z.uuid(), first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, within }, { outletId, locationId, ...asked }): Promise<Page<UsageVariance>> {
    within(outletId);
    await locationSeen(db, outletId, locationId);
    const page = pageRequest(asked, 3);
    const last = keyOfList(keyShape, page.after);
    const rows = await db.execute<UsageVariance & Record<string, unknown>>(sql`
      with ${countedTwice(outletId, locationId)},
      told as (
        select s.*, coalesce(m.received, 0) + s.owed as received, coalesce(m.transferred, 0) as transferred,
          coalesce(m.cooked, 0) + coalesce(x.used, 0) as theoretical, coalesce(m.cost, 0) + coalesce(x.cost, 0) as cost,
          coalesce(m.wasted, 0) as wasted,
          s.opening + coalesce(m.received, 0) + s.owed + coalesce(m.transferred, 0) - s.closing as actual
        from spans s cross join lateral (
          select sum(m.quantity) filter (where m.type in ('RECEIPT', 'OPENING', 'PRODUCE', 'SALE_RETURN', 'RETURN_TO_SUPPLIER')) as received,
            coalesce(sum(m.quantity) filter (where m.type in ('TRANSFER_IN', 'TRANSFER_OUT') and not ${liesApart}), 0)
              - coalesce(sum(m.quantity) filter (where m.type in ('WASTE', 'RETURN_TO_SUPPLIER') and ${liesApart}), 0) as transferred,
            -sum(m.quantity) filter (where m.type in ('CONSUME', 'SALE') and not ${makesGood}) as cooked,
            -sum(m.value) filter (where m.type in ('CONSUME', 'SALE') and not ${makesGood}) as cost,
            -sum(m.quantity) filter (where m.type = 'WASTE') as wasted
          from stock_moves m join batches b on b.id = m.batch_id
          where m.outlet_id = ${outletId} and m.stock_item_id = s.stock_item_id and b.location_id = ${locationId}
            and m.at > s.opened_at - interval '1 day' and m.at < s.closed_at + interval '1 day'
            and not pg_visible_in_snapshot(m.transaction, s.since) and pg_visible_in_snapshot(m.transaction, s.until)) m
        cross join lateral (
          select sum(p.quantity) as used, sum(p.value) as cost from stock_deficits d cross join lateral (
            select c.quantity, c.value from stock_deficit_clearings c join batches b on b.id = c.batch_id
            where c.deficit_id = d.id and b.location_id = ${locationId}
            union all select d.quantity_open, d.value_open where exists (
              select from stock_locations l where l.id = ${locationId} and l.code = ${MAIN})) p
          where d.outlet_id = ${outletId} and d.stock_item_id = s.stock_item_id
            and d.at > s.opened_at - interval '1 day' and d.at < s.closed_at + interval '1 day'
            and not pg_visible_in_snapshot(d.transaction, s.since) and pg_visible_in_snapshot(d.transaction, s.until)) x)
      select ${jsonObject(getTableColumns(i))} as item, to_json(t.opened_at)#>>'{}' as "openedAt", to_json(t.closed_at)#>>'{}' as "closedAt",
        t.opening::float8 as opening, t.received::float8 as received, t.transferred::float8 as transferred, t.closing::float8 as closing,
        t.actual::float8 as actual, t.theoretical::float8 as theoretical, t.wasted::float8 as wasted,
        (t.actual - t.theoretical - t.wasted)::float8 as variance, v.value::float8 as "varianceValue"
      from told t join ${stockItems} i on i.id = t.stock_item_id
      cross join lateral (
        select round((t.actual - t.theoretical - t.wasted) * t.cost::numeric / nullif(t.theoretical, 0)) as value) v
      where ${last === null ? sql`true` : sql`(-abs(coalesce(v.value, 0)), i.name, i.id) > (${-last[0]}::numeric, ${last[1]}::text, ${last[2]}::uuid)`}
      order by -abs(coalesce(v.value, 0)), i.name, i.id limit ${page.limit}`);
    return toPage(
      [...rows],
      page,
      ({ varianceValue, item }) => [Math.abs(varianceValue ?? 0), item.name, item.id],
      (row) => row,
      () => howMany(db, outletId, locationId),
    );
  },
});

/** The last count of each item that was counted and approved twice in a location, and the one before it: as the common tables `lines` and `spans`. */
function countedTwice(outletId: string, locationId: string): SQL {
  return sql`lines as (
        select l.stock_item_id, l.counted, l.counted_at, l.snapshot, l.owed,
          row_number() over (partition by l.stock_item_id order by l.counted_at desc, c.id desc) as nth
        from stock_counts c join stock_count_lines l on l.count_id = c.id
        where c.outlet_id = ${outletId} and c.location_id = ${locationId} and c.state = 'APPROVED' and l.counted is not null),
      spans as (
        select z.stock_item_id, a.counted as opening, a.counted_at as opened_at, a.snapshot as since, z.counted as closing,
          z.counted_at as closed_at, z.snapshot as until, z.owed
        from lines z join lines a on a.stock_item_id = z.stock_item_id and a.nth = 2 where z.nth = 1)`;
}

async function howMany(reader: Reader, outletId: string, locationId: string): Promise<number> {
  const [row] = await reader.execute<{ n: number }>(
    sql`with ${countedTwice(outletId, locationId)} select count(*)::integer as n from spans`,
  );
  return row?.n ?? 0;
}
