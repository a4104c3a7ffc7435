import { type SQL, sql } from 'drizzle-orm';
import { dayAt } from './past-date.ts';

/**
 * By stock item, what an outlet has besides what orders may take, as SQL to select `stock_item_id` and `quantity` from: what may be used and lies
 * where they do not take from (decision 0039), and what is under way to it, less what was used beyond the records, which the next delivery
 * makes good (rules §3.3). Below zero where more is owed. Nothing whose last day is over.
 */
export function elsewhere(outletId: string, at: Date): SQL {
  const isGood = sql`(b.expiry_date is null or b.expiry_date >= ${dayAt(outletId, at)})`;
  return sql`(
    select stock_item_id, sum(quantity)::float8 as quantity from (
      select b.stock_item_id, b.quantity_remaining as quantity from batches b
      where b.outlet_id = ${outletId} and b.status = 'AVAILABLE' and not b.for_orders and ${isGood}
      union all
      select b.stock_item_id, s.quantity from stock_transfers t
      join stock_transfer_batches s on s.transfer_id = t.id and not s.blocked join batches b on b.id = s.batch_id
      where t.to_outlet_id = ${outletId} and t.state = 'DISPATCHED' and ${isGood}
      union all
      select d.stock_item_id, -d.quantity_open from stock_deficits d where d.outlet_id = ${outletId} and d.quantity_open > 0) parts
    group by stock_item_id)`;
}
