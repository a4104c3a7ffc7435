import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../sql.ts';

/** So many batches say what something costs. */
const BATCHES = 5;

/**
 * What a thousandth of a base unit of each item cost on average in the last five batches that were bought, or there from the start, in any outlet, in
 * paise; none for what never cost anything. What came free, or was made here, says nothing.
 */
export async function paidBefore(reader: Reader, stockItemIds: Iterable<string>): Promise<Map<string, number>> {
  const rows = await reader.execute<{ id: string; cost: number }>(sql`
    select k.id, avg(n.cost)::float8 as cost from unnest(${uuids(stockItemIds)}) as k (id) cross join lateral (
      select b.cost from outlets o cross join lateral (
        select value_received::float8 / quantity_received as cost, received_at, id from batches
        where outlet_id = o.id and stock_item_id = k.id and source_type in ('receipt', 'opening') and value_received > 0
        order by received_at desc, id desc limit ${BATCHES}) b
      order by b.received_at desc, b.id desc limit ${BATCHES}) n group by k.id`);
  return new Map([...rows].map(({ id, cost }) => [id, cost]));
}
