import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';

/** So many deliveries say what something costs; one may be several batches: so many of those are looked at in an outlet. */
const [DELIVERIES, BATCHES] = [5, 20];

/**
 * What a thousandth of a base unit of each item usually cost, in paise, by the last five deliveries that were bought, or what was there from the start, in
 * any outlet; none for what never cost anything. It is the one in the middle, and of two there the one of which more came, so that one slip among
 * several says nothing. What came free, was made here or went back to its supplier says nothing either.
 */
export async function paidBefore(reader: Reader, stockItemIds: readonly string[]): Promise<Map<string, number>> {
  const ids = [...new Set(stockItemIds)];
  const rows = await reader.execute<{ id: string; cost: number }>(sql`
    with kept as (
      select k.id as item, b.source_id, b.received_at, b.quantity_received, b.value_received,
        b.quantity_received - coalesce(back.quantity, 0) as stayed
      from unnest(${uuids(ids)}) as k (id) cross join outlets o cross join lateral (
        select * from batches where outlet_id = o.id and stock_item_id = k.id and source_type in ('receipt', 'opening') and value_received > 0
        order by received_at desc, id desc limit ${BATCHES}) b
      left join goods_receipt_lines l on l.batch_id = b.id
      left join lateral (
        select sum(quantity) as quantity from goods_return_lines where receipt_id = l.receipt_id and receipt_position = l.position) back on true),
    deliveries as (
      select item, sum(stayed)::float8 as quantity, sum(value_received)::float8 / sum(quantity_received)::float8 as cost,
        row_number() over (partition by item order by max(received_at) desc, source_id desc) as age
      from kept where stayed > 0 group by item, source_id),
    placed as (
      select item, quantity, cost, row_number() over (partition by item order by cost, quantity) as place, count(*) over (partition by item) as many
      from deliveries where age <= ${DELIVERIES})
    select distinct on (item) item as id, cost from placed where place in ((many + 1) / 2, many / 2 + 1) order by item, quantity desc, cost`);
  return new Map([...rows].map(({ id, cost }) => [id, cost]));
}
