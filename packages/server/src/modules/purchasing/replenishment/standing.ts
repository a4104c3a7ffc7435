import { type SQL, sql } from 'drizzle-orm';
import { elsewhere, pastDate } from '../../inventory/index.ts';

/** Orders that are not over: what is still to come of them counts as on order, drafts too, for what is being ordered is not suggested again. */
const OPEN_STATES = sql`('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SENT', 'PARTIALLY_RECEIVED')`;

/**
 * Of every item with a point in an outlet: its point `p`, what of it is free wherever it lies and on order, and its live suggestion `s`, as SQL to select from. The
 * tables of stock are read by their columns, as one statement: this is asked every few seconds.
 */
export function standing(outletId: string, at: Date): SQL {
  return sql`
    replenishment_points p
    left join stock_levels l on l.outlet_id = p.outlet_id and l.stock_item_id = p.stock_item_id
    left join (
      select ol.stock_item_id, sum(greatest(ol.base_quantity - coalesce(c.accepted, 0), 0)) as quantity
      from purchase_orders o join purchase_order_lines ol on ol.order_id = o.id
      left join lateral (
        select sum(gl.accepted) as accepted from goods_receipts g join goods_receipt_lines gl on gl.receipt_id = g.id
        where g.order_id = o.id and gl.stock_item_id = ol.stock_item_id) c on true
      where o.outlet_id = ${outletId} and o.state in ${OPEN_STATES} group by 1) o on o.stock_item_id = p.stock_item_id
    left join ${pastDate(outletId, at)} x on x.stock_item_id = p.stock_item_id
    left join ${elsewhere(outletId, at)} e on e.stock_item_id = p.stock_item_id
    left join purchase_suggestions s on s.outlet_id = p.outlet_id and s.stock_item_id = p.stock_item_id and s.state in ('OPEN', 'DISMISSED')
    cross join lateral (
      select (coalesce(l.on_hand - l.reserved, 0) - coalesce(x.quantity, 0) + coalesce(e.quantity, 0))::float8 as free, coalesce(o.quantity, 0)::float8 as on_order,
        (coalesce(l.on_hand - l.reserved, 0) - coalesce(x.quantity, 0) + coalesce(e.quantity, 0) + coalesce(o.quantity, 0))::float8 as position) n`;
}

/** Whether an item of `standing` is to be ordered: it is at its point, and something is missing up to where it is ordered; up to nothing, nothing is. */
export const isNeeded: SQL = sql`(n.position <= p.reorder_point and n.position < p.order_up_to and p.order_up_to > 0)`;

/**
 * Whether anything of an outlet's suggestions is to be written: one is missing, one is over, one that was dismissed is due again (stock fell by
 * another day's use), or one is a pack, and a twentieth of all that is ordered up to, off.
 */
export function isDue(outletId: string, at: Date): SQL {
  return sql`exists (
    select from ${standing(outletId, at)}
    where p.outlet_id = ${outletId} and case
      when s.id is null then ${isNeeded}
      when not ${isNeeded} then true
      when s.state = 'DISMISSED' then n.position <= s.position - greatest(p.daily_mean, 1)
      else abs(n.position - s.position) >= greatest(s.pack_size, p.order_up_to * 0.05, 1) end)
    or exists (
      select from purchase_suggestions s where s.outlet_id = ${outletId} and s.state in ('OPEN', 'DISMISSED') and not exists (
        select from replenishment_points p where p.outlet_id = s.outlet_id and p.stock_item_id = s.stock_item_id))`;
}
