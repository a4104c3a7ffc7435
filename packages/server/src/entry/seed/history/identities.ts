import { sql } from 'drizzle-orm';
import type { IdentityCheck } from '../../../modules/finance/index.ts';
import type { Reader } from '../../../platform/db/database.ts';

/** Where each class of stock is held and where it goes when it is used: kinds, inventory and cost accounts. */
const CLASSES = sql`(values
  (array['INGREDIENT', 'PREP'], '1200', '5100'), (array['PACKAGED'], '1210', '5120'), (array['CONSUMABLE'], '1220', '5140')
) class (kinds, inventory, cost)`;

const cameIn = sql`('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')`;
const wasPaid = sql`('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')`;

/** What one room alone cannot check; each selects one `violation` text per place where it does not hold. Rules §2.6. */
const CHECKS = {
  'an order is the sum of its lines': sql`
    select 'order ' || o.id || ' says ' || o.total || ', its lines ' || coalesce(sum(l.taxable + l.cgst + l.sgst + l.igst), 0) as violation
    from orders o left join order_lines l on l.order_id = o.id group by o.id
    having coalesce(sum(l.taxable), 0) <> o.taxable or coalesce(sum(l.cgst + l.sgst + l.igst), 0) <> o.tax`,
  'a paid order has one invoice of what it cost, and no other order has any': sql`
    select 'order ' || coalesce(o.id, d.order_id) || ' of ' || coalesce(o.total + o.round_off, 0) || ' is invoiced over ' || coalesce(d.total, 0) as violation
    from (select * from orders where payment_status in ${wasPaid}) o
    full join (select * from documents where type = 'INVOICE') d on d.order_id = o.id
    where o.id is null or d.id is null or d.total <> o.total + o.round_off
      or d.taxable <> o.taxable or d.tax <> o.tax or d.outlet_id <> o.outlet_id`,
  'a paid order was paid what it cost': sql`
    select 'order ' || o.id || ' of ' || o.total + o.round_off || ' was paid ' || coalesce(sum(p.amount), 0) as violation
    from orders o left join payments p on p.order_id = o.id and p.stray is null and p.state in ${cameIn}
    group by o.id
    having coalesce(sum(p.amount), 0) <> case when o.payment_status in ${wasPaid} then o.total + o.round_off else 0 end`,
  'tokens run from 1 without a gap, and the counter knows the last': sql`
    select 'outlet ' || coalesce(o.outlet_id, c.outlet_id) || ' on ' || coalesce(o.business_date, c.business_date)
      || ' counts ' || coalesce(c.last, 0) || ', holds ' || coalesce(o.held, 0) || ' up to ' || coalesce(o.highest, 0) as violation
    from (select outlet_id, business_date, count(distinct token) as held, max(token_number) as highest, min(token_number) as lowest
      from orders group by outlet_id, business_date) o
    full join token_counters c using (outlet_id, business_date)
    where o.held is distinct from c.last or o.highest is distinct from c.last or o.lowest <> 1`,
  'the steps of an order lead to where it is': sql`
    with walked as (
      select s.*, lag(s.to_state) over own as came_from, lag(s.at) over own as before, lead(s.version) over own is null as is_last,
        row_number() over own as nth
      from order_steps s window own as (partition by s.order_id order by s.version))
    select 'order ' || o.id || ' is ' || o.state || ', step ' || coalesce(w.version, 0) || ' went to ' || coalesce(w.to_state::text, 'nothing') as violation
    from orders o left join walked w on w.order_id = o.id
    -- A version without a step is one that gave pieces back, or named a buyer, and left the order where it was.
    where w.version is null or w.nth > w.version or w.came_from is distinct from w.from_state or w.at < w.before
      or (w.is_last and (w.to_state <> o.state or w.version > o.version))`,
  'no batch was ever below zero': sql`
    select 'batch ' || batch_id || ' stood at ' || min(held) as violation
    from (select batch_id, sum(quantity) over (partition by batch_id order by at, quantity desc) as held from stock_moves) run
    group by batch_id having min(held) < 0`,
  'what has expired is not on the shelf': sql`
    select 'batch ' || b.id || ' expired on ' || b.expiry_date || ' and is ' || b.status as violation
    from batches b cross join (select max(business_date) as today from stock_moves) d
    where b.status = 'AVAILABLE' and b.expiry_date < d.today or b.status = 'EXPIRED' and b.expiry_date >= d.today`,
  'what was reserved and consumed left the batches': sql`
    with held as (select order_id, stock_item_id, sum(quantity) as quantity from reservations where state = 'CONSUMED' group by 1, 2),
      moved as (select order_id, stock_item_id, sum(quantity) as quantity from (
        select source_id as order_id, stock_item_id, -quantity as quantity from stock_moves
        where type in ('CONSUME', 'SALE') and source_type <> 'production'
        union all select source_id, stock_item_id, quantity_open from stock_deficits) used group by 1, 2)
    select 'order ' || order_id || ' held ' || coalesce(h.quantity, 0) || ' and used ' || coalesce(m.quantity, 0) as violation
    from held h full join moved m using (order_id, stock_item_id) where h.quantity is distinct from m.quantity`,
  'inventory in the books is what the batches are worth less what was used beyond them': sql`
    with lying as (select stock_item_id, value_remaining as value from batches
        union all select stock_item_id, -value_open from stock_deficits),
      worth as (select class.inventory, coalesce(sum(b.value), 0) as amount
      from ${CLASSES} left join stock_items i on i.kind::text = any(class.kinds) left join lying b on b.stock_item_id = i.id
      group by class.inventory),
      booked as (select account_code, sum(debit - credit) as amount from journal_lines group by account_code)
    select inventory || ' holds ' || coalesce(booked.amount, 0) || ', the batches ' || worth.amount as violation
    from worth left join booked on booked.account_code = inventory where coalesce(booked.amount, 0) <> worth.amount`,
  'an order that nobody got has what it used as waste, and no other order has any': sql`
    with used as (select distinct r.order_id, r.line from reservations r join orders o on o.id = r.order_id
        where r.state = 'CONSUMED' and o.state::text in ('CANCELLED', 'NO_SHOW')),
      wasted as (select d.order_id, d.line, d.reason, o.state, exists (select from waste_dish_parts p where p.dish_id = d.id) as cost
        from waste_dishes d left join orders o on o.id = d.order_id)
    select 'order ' || coalesce(u.order_id, w.order_id) || ' line ' || coalesce(u.line, w.line) || ': the order is '
      || coalesce(w.state::text, 'given up') || ', its waste ' || coalesce(w.reason::text, 'not written down') as violation
    from used u full join wasted w using (order_id, line)
    where w.line is null or (u.line is null and w.cost)
      or w.reason::text is distinct from case w.state::text when 'NO_SHOW' then 'NO_SHOW' when 'CANCELLED' then 'ORDER_CANCELLED' end`,
  'waste in the books is what was wasted': sql`
    with wasted as (
      select value + tax_reversed as lost from waste_entries where state = 'WASTED' and reason <> 'STAFF_MEAL'
      union all select value + tax_reversed from waste_dishes)
    select 'account 5150 holds ' || booked.amount || ', the entries ' || said.amount as violation
    from (select coalesce(sum(debit - credit), 0) as amount from journal_lines where account_code = '5150') booked,
      (select coalesce(sum(lost), 0) as amount from wasted) said
    where booked.amount <> said.amount`,
  'cost in the books is what left the batches': sql`
    with gone as (
        select stock_item_id, -value as value from stock_moves where type in ('CONSUME', 'SALE') and source_type <> 'production'
        -- What was used beyond the records was booked then, not when a batch cleared it.
        union all select stock_item_id, value from stock_deficits
        union all select d.stock_item_id, -c.cost from stock_deficit_clearings c join stock_deficits d on d.id = c.deficit_id
        -- What was cooked for nobody is waste, not the cost of a sale.
        union all select stock_item_id, -value from waste_dish_parts),
      used as (select class.cost, coalesce(sum(m.value), 0) as amount
      from ${CLASSES} left join stock_items i on i.kind::text = any(class.kinds)
      left join gone m on m.stock_item_id = i.id group by class.cost),
      booked as (select account_code, sum(debit - credit) as amount from journal_lines group by account_code)
    select cost || ' holds ' || coalesce(booked.amount, 0) || ', the moves ' || used.amount as violation
    from used left join booked on booked.account_code = cost where coalesce(booked.amount, 0) <> used.amount`,
  // But for what people moved in drawers, which payments holds together with the books.
  'drawer and clearing account hold what was paid and not given back': sql`
    with paid as (select p.tender::text as tender, sum(p.amount - coalesce(r.amount, 0)) as amount
      from payments p left join (select payment_id, sum(amount) as amount from refunds where state = 'PROCESSED' group by 1) r on r.payment_id = p.id
      where p.state in ${cameIn} group by 1),
      booked as (select l.account_code, sum(l.debit - l.credit) as amount from journal_lines l
        join journal_entries e on e.id = l.entry_id and e.source_type not in ('opening', 'drawer_movement') group by 1)
    select account || ' holds ' || coalesce(booked.amount, 0) || ' beyond its opening, the payments ' || coalesce(paid.amount, 0) as violation
    from (values ('1010', 'CASH'), ('1140', 'UPI')) money (account, tender)
    left join paid using (tender) left join booked on booked.account_code = account
    where coalesce(booked.amount, 0) <> coalesce(paid.amount, 0)`,
};

export type HistoryIdentity = keyof typeof CHECKS;

/** Checks what must hold between orders, money, stock and books; a few set-based statements over everything. */
export async function historyIdentities(reader: Reader): Promise<IdentityCheck[]> {
  const checks: IdentityCheck[] = [];
  for (const [name, statement] of Object.entries(CHECKS)) {
    const rows = await reader.execute<{ violation: string }>(statement);
    checks.push({ name, violations: [...rows].map((row) => row.violation) });
  }
  return checks;
}
