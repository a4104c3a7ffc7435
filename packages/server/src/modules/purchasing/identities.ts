import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';

/** Each selects one `violation` text per place where it does not hold. Rules §3.5. */
const CHECKS = {
  'what was kept of a receipt is a batch, of that quantity, value and supplier': sql`
    select 'line ' || l.position || ' of receipt ' || l.receipt_id || ' and batch ' || coalesce(l.batch_id::text, 'none') || ' differ' as violation
    from goods_receipt_lines l join goods_receipts r on r.id = l.receipt_id left join batches b on b.id = l.batch_id
    where l.batch_id is not null and (b.id is null or b.source_id <> r.id or b.outlet_id <> r.outlet_id or b.stock_item_id <> l.stock_item_id
      or b.quantity_received <> l.accepted + l.free or b.value_received <> l.value or b.supplier_id is distinct from r.supplier_id)`,
  'a batch that was received stands on a receipt': sql`
    select 'batch ' || b.id || ' stands on no receipt' as violation
    from batches b left join goods_receipt_lines l on l.batch_id = b.id where b.source_type = 'receipt' and l.batch_id is null`,
  'the supplier of a batch is known': sql`
    select 'batch ' || b.id || ' is of supplier ' || b.supplier_id as violation
    from batches b left join suppliers s on s.id = b.supplier_id where b.supplier_id is not null and s.id is null`,
  'what went back left its batch': sql`
    select 'return ' || l.return_id || ' says ' || l.quantity || ' of batch ' || l.batch_id || ', its moves say ' || coalesce(-sum(m.quantity), 0) as violation
    from goods_return_lines l left join stock_moves m on m.batch_id = l.batch_id and m.source_id = l.return_id and m.type = 'RETURN_TO_SUPPLIER'
    group by l.return_id, l.batch_id, l.quantity, l.value
    having coalesce(-sum(m.quantity), 0) <> l.quantity or coalesce(-sum(m.value), 0) <> l.value`,
  'goods go back once somebody let them, and lie apart until then': sql`
    with apart as (
      select source_id, sum(quantity_remaining) as there from batches where source_type = 'set-aside' group by source_id),
    told as (select source_id, sum(quantity) as quantity, sum(value) as value from stock_aside group by source_id),
    gone as (select return_id, sum(value) as value from goods_return_lines group by return_id)
    select 'return ' || r.id || ' is ' || r.state || ' over ' || r.value || ', ' || coalesce(a.there, 0) || ' of it lies apart, '
      || coalesce(g.value, 0) || ' went' as violation
    from goods_returns r left join apart a on a.source_id = r.id left join told t on t.source_id = r.id left join gone g on g.return_id = r.id
    where coalesce(a.there, 0) <> case when r.state = 'WAITING' then t.quantity else 0 end
      or (r.state = 'SENT') <> (g.return_id is not null) or (r.state = 'SENT' and g.value <> r.value)
      or (t.source_id is not null and t.value <> r.value)`,
  'an order costs what its lines cost': sql`
    with lines as (
      select order_id, round(price * quantity / 1000.0) as net, tax_rate from purchase_order_lines),
    sums as (select order_id, sum(net + round(net * tax_rate / 10000.0)) as total from lines group by order_id)
    select 'order ' || o.id || ' says ' || o.total || ', its lines ' || coalesce(s.total, 0) as violation
    from purchase_orders o left join sums s on s.order_id = o.id where o.total <> coalesce(s.total, 0)`,
  'an order is as far as what came for it': sql`
    with came as (
      select r.order_id, l.stock_item_id, sum(l.accepted) as accepted, sum(l.accepted + l.free) as kept from goods_receipt_lines l
      join goods_receipts r on r.id = l.receipt_id where r.order_id is not null group by r.order_id, l.stock_item_id),
    far as (
      select p.order_id, bool_and(coalesce(c.accepted, 0) >= p.base_quantity) as whole, bool_or(coalesce(c.kept, 0) > 0) as some
      from purchase_order_lines p left join came c using (order_id, stock_item_id) group by p.order_id)
    select 'order ' || o.id || ' is ' || o.state || ', its receipts say otherwise' as violation
    from purchase_orders o join far f on f.order_id = o.id
    where (o.state in ('RECEIVED', 'CLOSED')) <> f.whole or (o.state in ('PARTIALLY_RECEIVED', 'SHORT_CLOSED') and not f.some)
      or (o.state not in ('PARTIALLY_RECEIVED', 'SHORT_CLOSED', 'RECEIVED', 'CLOSED') and f.some)`,
  'what was suggested and ordered stands on an order to its supplier': sql`
    select 'suggestion ' || s.id || ' and order ' || s.order_id || ' differ' as violation
    from purchase_suggestions s join purchase_orders o on o.id = s.order_id
    where s.state = 'ORDERED' and (o.supplier_id is distinct from s.supplier_id or o.outlet_id <> s.outlet_id)`,
  'an item is low from where it is ordered': sql`
    select 'item ' || stock_item_id || ' is low at ' || coalesce(l.low_at::text, 'nothing') || ', ordered at ' || coalesce(p.reorder_point::text, 'nothing') as violation
    from replenishment_points p full join stock_low_points l using (outlet_id, stock_item_id)
    where p.reorder_point is distinct from l.low_at`,
  'nobody approved what they wrote themselves': sql`
    select 'order ' || a.order_id || ' was approved by ' || a.by || ', who wrote it' as violation
    from purchase_order_steps a join purchase_order_steps m on m.order_id = a.order_id and m.by = a.by
    where a.event = 'approve' and m.event in ('make', 'edit', 'reopen', 'submit') and m.at <= a.at`,
  'goods received and not invoiced are what was accepted and not billed, at what it was booked with': sql`
    with booked as (select coalesce(sum(credit - debit), 0) as amount from journal_lines where account_code = '2110'),
    received as (select coalesce(sum(value), 0) as amount from goods_receipt_lines),
    returned as (select coalesce(sum(unbilled_value), 0) as amount from goods_return_lines),
    billed as (select coalesce(sum(value), 0) as amount from supplier_bill_clearings)
    select 'the books hold ' || k.amount || ', the deliveries ' || r.amount - t.amount - b.amount as violation
    from booked k, received r, returned t, billed b where k.amount <> r.amount - t.amount - b.amount`,
  'no more of a delivery is billed or sent back than was accepted': sql`
    with parts as (
      select receipt_id, receipt_position, quantity, value, 0::bigint as back from supplier_bill_clearings
      union all select receipt_id, receipt_position, unbilled, unbilled_value, billed from goods_return_lines where receipt_id is not null),
    sums as (select receipt_id, receipt_position, sum(quantity) as quantity, sum(value) as value from parts group by 1, 2)
    select 'line ' || l.position || ' of receipt ' || l.receipt_id || ': ' || s.quantity || ' of ' || l.accepted || ', ' || s.value || ' of ' || l.value as violation
    from sums s join goods_receipt_lines l on l.receipt_id = s.receipt_id and l.position = s.receipt_position
    where s.quantity > l.accepted or s.value > l.value or (s.quantity = l.accepted and s.value <> l.value)`,
  'a bill that counts is owed, and no other is': sql`
    select 'bill ' || coalesce(b.id, p.document_id) || ' is ' || coalesce(b.state::text, 'unknown') || ' over ' || coalesce(b.total, 0) || ', owed with ' || coalesce(p.amount, 0) as violation
    from (select * from supplier_bills where state in ('MATCHED', 'APPROVED', 'SETTLED')) b
    full join (select * from payables where kind = 'BILL') p on p.document_id = b.id
    where b.id is null or p.document_id is null or b.total <> p.amount or b.supplier_id <> p.supplier_id`,
  'a debit note is in the payables with what it asks for': sql`
    select 'debit note ' || coalesce(n.id, p.document_id) || ' over ' || coalesce(n.taxable + n.tax, 0) || ', kept with ' || coalesce(p.amount, 0) as violation
    from debit_notes n full join (select * from payables where kind = 'DEBIT_NOTE') p on p.document_id = n.id
    where n.id is null or p.document_id is null or n.taxable + n.tax <> p.amount`,
  'a payment that was released is in the payables and the books, and no other is': sql`
    select 'payment ' || coalesce(s.number::text, p.document_id::text) || ' is ' || coalesce(s.state::text, 'unknown') || ' over ' || coalesce(s.amount, 0)
      || ', kept with ' || coalesce(p.amount, 0) as violation
    from (select * from supplier_payments where state in ('RELEASED', 'REVERSED')) s
    full join (select * from payables where kind::text = 'PAYMENT') p on p.document_id = s.id
    where s.id is null or p.document_id is null or (s.amount, s.supplier_id, s.outlet_id, s.entry_id) <> (p.amount, p.supplier_id, p.outlet_id, p.entry_id)
      or s.reversed_on is distinct from p.reversed_on`,
  'cash that was paid to a supplier left its drawer': sql`
    with moved as (select coalesce(-sum(amount), 0) as amount from drawer_movements where purpose = 'SUPPLIER' and kind = 'PAID_OUT'),
    paid as (select coalesce(sum(amount), 0) as amount from supplier_payments where method = 'DRAWER' and state in ('RELEASED', 'REVERSED'))
    select 'the drawers gave ' || m.amount || ', the payments took ' || p.amount as violation from moved m, paid p where m.amount <> p.amount`,
  'nobody released what they prepared, but what needs nobody else': sql`
    select 'payment ' || number || ' was released by ' || released_by_label || ', who prepared it' as violation
    from supplier_payments where released_by = prepared_by and not released_by_rule`,
  'a bill says what its lines say': sql`
    select 'bill ' || b.id || ' says ' || b.taxable || ' and ' || b.tax || ', its lines ' || coalesce(sum(l.net), 0) || ' and ' || coalesce(sum(l.tax), 0) as violation
    from supplier_bills b left join supplier_bill_lines l on l.bill_id = b.id group by b.id
    having b.taxable <> coalesce(sum(l.net), 0) or b.tax <> coalesce(sum(l.tax), 0)`,
};

/** Checks what must always add up in buying; violations are empty where it does. A few set-based statements over everything. */
export async function purchasingIdentities(reader: Reader) {
  const checks: { readonly name: string; readonly violations: readonly string[] }[] = [];
  for (const [name, statement] of Object.entries(CHECKS)) {
    const rows = await reader.execute<{ violation: string }>(statement);
    checks.push({ name: `purchasing: ${name}`, violations: [...rows].map((row) => row.violation) });
  }
  return checks;
}
