import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { makesGood } from './deficits/queries.ts';

/** Each selects one `violation` text per place where it does not hold. Rules §2.6, §3.2, §3.3. */
const CHECKS = {
  'a batch holds what its moves say': sql`
    select 'batch ' || b.id || ' holds ' || b.quantity_remaining || ', its moves say ' || coalesce(sum(m.quantity), 0) as violation
    from batches b left join stock_moves m on m.batch_id = b.id
    group by b.id having coalesce(sum(m.quantity), 0) <> b.quantity_remaining`,
  'a batch is worth what its moves say': sql`
    select 'batch ' || b.id || ' is worth ' || b.value_remaining || ', its moves say ' || coalesce(sum(m.value), 0) as violation
    from batches b left join stock_moves m on m.batch_id = b.id
    group by b.id having coalesce(sum(m.value), 0) <> b.value_remaining`,
  'on hand is what the available batches hold where orders take from': sql`
    with held as (
      select outlet_id, stock_item_id, sum(quantity_remaining) as quantity from batches
      where status = 'AVAILABLE' and for_orders group by outlet_id, stock_item_id)
    select coalesce(i.code, 'unknown') || ' shows ' || coalesce(l.on_hand, 0) || ' on hand, its batches hold ' || coalesce(h.quantity, 0) as violation
    from stock_levels l full join held h using (outlet_id, stock_item_id)
    left join stock_items i on i.id = coalesce(l.stock_item_id, h.stock_item_id)
    where coalesce(l.on_hand, 0) <> coalesce(h.quantity, 0)`,
  'reserved is what orders hold': sql`
    with held as (
      select outlet_id, stock_item_id, sum(quantity) as quantity from reservations
      where state = 'HELD' group by outlet_id, stock_item_id)
    select coalesce(i.code, 'unknown') || ' shows ' || coalesce(l.reserved, 0) || ' reserved, orders hold ' || coalesce(h.quantity, 0) as violation
    from stock_levels l full join held h using (outlet_id, stock_item_id)
    left join stock_items i on i.id = coalesce(l.stock_item_id, h.stock_item_id)
    where coalesce(l.reserved, 0) <> coalesce(h.quantity, 0)`,
  'what was used on a day that is over is what its moves say, and what was used beyond the records': sql`
    with parts as (
      select m.outlet_id, m.stock_item_id, m.business_date, -m.quantity as used, -m.value as value
      from stock_moves m where m.type in ('CONSUME', 'SALE', 'SALE_RETURN') and not ${makesGood}
      union all select outlet_id, stock_item_id, business_date, quantity, value from stock_deficits),
    moved as (
      select p.outlet_id, p.stock_item_id, p.business_date, sum(p.used) as used, sum(p.value) as value
      from parts p join stock_usage_folds f on f.outlet_id = p.outlet_id
      where p.business_date <= f.folded_through
        and p.business_date >= (select min(d.business_date) from stock_usage_days d where d.outlet_id = p.outlet_id)
      group by 1, 2, 3)
    select 'item ' || stock_item_id || ' used ' || coalesce(d.used, 0) || ' worth ' || coalesce(d.value, 0) || ' on ' || business_date
      || ', its moves say ' || coalesce(m.used, 0) || ' worth ' || coalesce(m.value, 0) as violation
    from stock_usage_days d full join moved m using (outlet_id, stock_item_id, business_date)
    where (coalesce(d.used, 0), coalesce(d.value, 0)) is distinct from (greatest(coalesce(m.used, 0), 0), greatest(coalesce(m.value, 0), 0))`,
  'what was opened is good for no longer than what it is of': sql`
    select 'batch ' || b.id || ' is good until ' || coalesce(b.expiry_date::text, 'ever') || ', its parent until ' || p.expiry_date as violation
    from batches b join batches p on p.id = b.parent_batch_id
    where b.source_type = 'opened' and p.expiry_date is not null and (b.expiry_date is null or b.expiry_date > p.expiry_date)`,
  'an empty batch is worth nothing': sql`
    select 'batch ' || id || ' is empty and worth ' || value_remaining as violation
    from batches where quantity_remaining = 0 and value_remaining <> 0`,
  'nothing is taken from an expired batch': sql`
    select 'batch ' || b.id || ' expired on ' || b.expiry_date || ' and was used at ' || m.at as violation
    from stock_moves m join batches b on b.id = m.batch_id
    where m.type in ('CONSUME', 'SALE') and m.business_date >= b.expiry_date and places_day(m.outlet_id, m.at) > b.expiry_date`,
  'a batch lies in a location of its outlet, and orders take from it when they take from there': sql`
    select 'batch ' || b.id || ' differs from its location ' || coalesce(l.code, 'none') as violation
    from batches b left join stock_locations l on l.id = b.location_id
    where l.id is null or l.outlet_id <> b.outlet_id or l.for_orders <> b.for_orders`,
  'what is open of a deficit is what was not cleared': sql`
    select 'deficit ' || d.id || ' has ' || d.quantity_open || ' worth ' || d.value_open || ' open, of ' || d.quantity || ' worth ' || d.value
      || ' arrivals cleared ' || coalesce(sum(c.quantity), 0) || ' worth ' || coalesce(sum(c.value), 0) as violation
    from stock_deficits d left join stock_deficit_clearings c on c.deficit_id = d.id group by d.id
    having d.quantity - coalesce(sum(c.quantity), 0) <> d.quantity_open or d.value - coalesce(sum(c.value), 0) <> d.value_open`,
  'what cleared a deficit left the batch that came': sql`
    with cleared as (
      select c.batch_id, d.source_id, sum(c.quantity) as quantity, sum(c.cost) as cost
      from stock_deficit_clearings c join stock_deficits d on d.id = c.deficit_id group by 1, 2)
    select 'batch ' || c.batch_id || ' cleared ' || c.quantity || ' of ' || c.source_id || ', its moves say ' || coalesce(-m.quantity, 0) as violation
    from cleared c cross join lateral (
      select sum(quantity) as quantity, sum(value) as value from stock_moves where batch_id = c.batch_id and source_id = c.source_id) m
    where (c.quantity, c.cost) is distinct from (-m.quantity, -m.value)`,
  'what was made is worth what went into it': sql`
    with went as (
      select source_id as id, -sum(quantity) filter (where type = 'CONSUME') as used, coalesce(-sum(value) filter (where type = 'CONSUME'), 0) as value,
        sum(value) filter (where type = 'PRODUCE') as made
      from stock_moves where source_type = 'production' group by source_id)
    select 'production ' || coalesce(o.id, w.id) || ' took ' || coalesce(w.value, 0) || ' and made ' || coalesce(w.made, 0) || ', it says ' || coalesce(o.value, 0) as violation
    from (select * from production_orders where state = 'FINISHED') o full join went w using (id)
    where o.id is null or w.id is null or w.value <> w.made or o.value <> w.made`,
  'what is on its way is what the books hold in transit': sql`
    with away as (
      select coalesce(sum(s.value), 0) as value from stock_transfer_batches s
      join stock_transfers t on t.id = s.transfer_id where t.state = 'DISPATCHED'),
    booked as (select coalesce(sum(debit - credit), 0) as value from journal_lines where account_code = '1290')
    select 'transfers on their way are worth ' || away.value || ', account 1290 holds ' || booked.value as violation
    from away, booked where away.value <> booked.value`,
  'what came of a transfer is what was received': sql`
    select 'transfer ' || s.transfer_id || ' received ' || s.received || ' of batch ' || s.batch_id || ', it became '
      || coalesce(sum(b.quantity_received), 0) as violation
    from stock_transfer_batches s
    left join batches b on b.source_id = s.transfer_id and b.parent_batch_id = s.batch_id
    where s.received is not null group by s.transfer_id, s.batch_id, s.received
    having coalesce(sum(b.quantity_received), 0) <> s.received`,
  'what was wasted is what its moves say': sql`
    select 'waste ' || w.id || ' says ' || w.quantity || ' worth ' || w.value || ', its moves ' || m.quantity || ' worth ' || m.value as violation
    from waste_entries w
    cross join lateral (
      select coalesce(-sum(quantity), 0) as quantity, coalesce(-sum(value), 0) as value from stock_moves where source_id = w.id) m
    where (m.quantity, m.value) is distinct from
      (case when w.state = 'WASTED' then w.quantity else 0 end, case when w.state = 'WASTED' then w.value else 0 end)`,
  'a dish that nobody got is worth what was used for it': sql`
    select 'dish ' || d.id || ' says ' || d.value || ', its parts ' || coalesce(sum(p.value), 0) as violation
    from waste_dishes d left join waste_dish_parts p on p.dish_id = d.id group by d.id having coalesce(sum(p.value), 0) <> d.value`,
  'what was used for dishes that nobody got is all that their order used': sql`
    with said as (
      select d.order_id, p.stock_item_id, sum(p.quantity) as quantity, sum(p.value) as value
      from waste_dishes d join waste_dish_parts p on p.dish_id = d.id group by 1, 2),
    used as (
      select order_id, stock_item_id, sum(quantity) as quantity, sum(value) as value from (
        select source_id as order_id, stock_item_id, -quantity as quantity, -value as value from stock_moves where source_type = 'order'
        -- Beyond the records it was used at the cost of then, whatever cleared it later.
        union all select source_id, stock_item_id, quantity_open, value from stock_deficits where source_type = 'order'
        union all select d.source_id, d.stock_item_id, 0, -c.cost from stock_deficit_clearings c join stock_deficits d on d.id = c.deficit_id
          where d.source_type = 'order') each_one
      where order_id in (select order_id from waste_dishes) group by 1, 2)
    select 'order ' || order_id || ' wasted ' || coalesce(s.quantity, 0) || ' worth ' || coalesce(s.value, 0) || ', it used '
      || coalesce(u.quantity, 0) || ' worth ' || coalesce(u.value, 0) as violation
    from said s full join used u using (order_id, stock_item_id)
    where (s.quantity, s.value) is distinct from (u.quantity, u.value)`,
  'what waits for approval as waste lies apart': sql`
    select 'waste ' || w.id || ' of ' || w.quantity || ' keeps ' || coalesce(sum(b.quantity_remaining), 0) || ' apart' as violation
    from waste_entries w left join batches b on b.source_id = w.id and b.source_type = 'set-aside' and b.status in ('QUARANTINE', 'DEPLETED')
    group by w.id having coalesce(sum(b.quantity_remaining), 0) <> case when w.state = 'WAITING' then w.quantity else 0 end`,
  'what an approved count corrected is what its moves say': sql`
    with found as (
      select c.id, sum(coalesce(l.counted - l.expected, 0) + l.owed) as quantity, sum(coalesce(l.variance_value, 0) + l.owed_value) as value
      from stock_counts c join stock_count_lines l on l.count_id = c.id where c.state = 'APPROVED' group by c.id),
    moved as (
      select source_id as id, sum(quantity) as quantity, sum(value) as value from stock_moves where source_type = 'count' group by source_id)
    select 'count ' || id || ' found ' || coalesce(f.quantity, 0) || ' worth ' || coalesce(f.value, 0) || ', its moves say '
      || coalesce(m.quantity, 0) || ' worth ' || coalesce(m.value, 0) as violation
    from found f full join moved m using (id)
    where (coalesce(f.quantity, 0), coalesce(f.value, 0)) <> (coalesce(m.quantity, 0), coalesce(m.value, 0))`,
};

/** Checks what must always add up in stock; violations are empty where it does. A few set-based statements over everything. */
export async function inventoryIdentities(reader: Reader) {
  const checks: { readonly name: string; readonly violations: readonly string[] }[] = [];
  for (const [name, statement] of Object.entries(CHECKS)) {
    const rows = await reader.execute<{ violation: string }>(statement);
    checks.push({ name: `inventory: ${name}`, violations: [...rows].map((row) => row.violation) });
  }
  return checks;
}
