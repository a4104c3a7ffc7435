import type postgres from 'postgres';
import { grouped } from './grouped.ts';
import type { Board } from './shift.ts';

/** What commands that were answered did not move, or moved and were refused; and orders whose goods are not what they held. */
export async function unpaid(sql: postgres.Sql, { owed }: Board): Promise<string[]> {
  const rows = await sql<{ id: string; item: string; quantity: number; value: number }[]>`
    select source_id as id, stock_item_id as item, sum(quantity)::float8 as quantity, sum(value)::float8 as value from (
      -- What waits to go back lies apart.
      select source_id, stock_item_id, quantity, value from stock_moves
      where source_type in ('receipt', 'return', 'set-aside', 'production', 'opening')
      -- What had been used before came in with a delivery, and went at once.
      union all select b.source_id, b.stock_item_id, 0, 0 from stock_deficit_clearings c join batches b on b.id = c.batch_id) m
    group by 1, 2 having sum(quantity) <> 0`;
  const here = await sql<{ id: string }[]>`select id from goods_returns where state <> 'SENT'`;
  const stayed = new Set(here.map(({ id }) => id));
  const moved = grouped(rows, ({ id }) => id);
  const violations = [...owed].flatMap(([id, { verb, moves: said, value }]) => {
    const moves = stayed.has(id) ? new Map<string, number>() : said;
    const found = new Map((moved.get(id) ?? []).map(({ item, quantity }) => [item, quantity]));
    const isAs = found.size === moves.size && [...moves].every(([item, quantity]) => found.get(item) === quantity);
    const worth = (moved.get(id) ?? []).reduce((sum, row) => sum + row.value, 0);
    return [
      ...(isAs ? [] : [`${verb} ${id} moved ${words(found)} rather than ${words(moves)}`]),
      ...(value === null || worth === value ? [] : [`${verb} ${id} moved ${worth} paise rather than ${value}`]),
    ];
  });
  const orders = await sql<{ violation: string }[]>`
    with held as (
      select order_id, stock_item_id, sum(quantity) filter (where state = 'CONSUMED') as quantity from reservations group by 1, 2),
    used as (
      select source_id as order_id, stock_item_id, sum(quantity) as quantity from (
        select source_id, stock_item_id, -quantity as quantity from stock_moves where source_type = 'order' and type in ('CONSUME', 'SALE')
        union all select source_id, stock_item_id, quantity_open from stock_deficits) u group by 1, 2)
    select 'order ' || coalesce(h.order_id, u.order_id) || ' held ' || coalesce(h.quantity, 0) || ' and used ' || coalesce(u.quantity, 0) as violation
    from held h full join used u using (order_id, stock_item_id) where coalesce(h.quantity, 0) <> coalesce(u.quantity, 0)`;
  const taken = await sql<{ violation: string }[]>`
    with version as (
      select r.*, lead(r.created_at) over (partition by r.variant_id, r.option_id order by r.version) as until
      from recipes r where r.stock_item_id is null),
    -- A version that began or ended while an order was placed may be the one it read.
    near as (
      select l.order_id, t.stock_item_id, min(t.quantity) * l.quantity as least, max(t.quantity) * l.quantity as most
      from order_lines l join orders o on o.id = l.order_id
      cross join lateral (select l.variant_id as id union all select (m ->> 'optionId')::uuid from jsonb_array_elements(l.modifiers) m) subject
      join version v on subject.id in (v.variant_id, v.option_id) and v.created_at < o.placed_at + interval '5 s'
        and (v.until is null or v.until > o.placed_at - interval '5 s')
      join recipe_lines t on t.recipe_id = v.id
      group by l.order_id, l.position, l.quantity, subject.id, t.stock_item_id),
    said as (
      select n.order_id, n.stock_item_id, sum(n.least) as least, sum(n.most) as most from near n group by 1, 2),
    held as (
      select order_id, stock_item_id, sum(quantity) as quantity from reservations group by 1, 2)
    select 'order ' || s.order_id || ' held ' || coalesce(h.quantity, 0) || ' rather than ' || s.least || ' to ' || s.most as violation
    from said s left join held h using (order_id, stock_item_id) where coalesce(h.quantity, 0) not between s.least and s.most`;
  const came = await sql<{ violation: string }[]>`
    select 'order ' || l.order_id || ' is for ' || l.base_quantity || ', ' || sum(g.accepted) || ' came' as violation
    from purchase_order_lines l join goods_receipts r on r.order_id = l.order_id
    join goods_receipt_lines g on g.receipt_id = r.id and g.stock_item_id = l.stock_item_id
    group by l.order_id, l.base_quantity, l.stock_item_id having sum(g.accepted) > l.base_quantity * 1.05`;
  return [...violations, ...[...orders, ...taken, ...came].map(({ violation }) => violation)];
}

function words(moves: ReadonlyMap<string, number>): string {
  return moves.size === 0 ? 'nothing' : [...moves].map(([item, quantity]) => `${quantity} of ${item}`).join(', ');
}
