import { isDeepStrictEqual } from 'node:util';
import type { BenchCanteen } from './canteen.ts';

/** What an order has left in the database, but for what is each order's own: ids, token, instants. */
async function leftBy({ opened }: BenchCanteen, id: string): Promise<object> {
  const [row] = await opened.sql`
    select (select jsonb_agg(to_jsonb(l) - 'order_id' order by position) from order_lines l where order_id = ${id}) as lines,
      (select jsonb_agg(to_jsonb(r) - 'order_id' order by line, stock_item_id) from reservations r where order_id = ${id}) as held,
      (select jsonb_agg(event order by event) from outbox where payload ->> 'orderId' = ${id}) as events,
      (select count(*)::integer from remembered_commands where id = ${id}) as remembered,
      (select jsonb_build_object('state', state, 'total', total) from orders where id = ${id}) as "order"`;
  return row as object;
}

/** Throws unless these orders of the same cart have left as many rows that say the same. */
export async function proveSameOrder(canteen: BenchCanteen, orderIds: readonly string[]): Promise<void> {
  const [first, ...others] = await Promise.all(orderIds.map((id) => leftBy(canteen, id)));
  if (others.some((one) => !isDeepStrictEqual(one, first))) throw new Error('They do not leave the same order.');
}
