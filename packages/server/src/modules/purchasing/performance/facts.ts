import { addDays } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import { type PerformanceFacts, performanceOf, type SupplierPerformance } from './performance.ts';

/** The weeks that count, today among them (rules §3.5). */
const WINDOW_DAYS = 90;

/** How a supplier did for an outlet in the last ninety days. Throws NOT_FOUND. */
export const supplierPerformance = query({
  name: 'purchasing.performance',
  permission: 'supplier:read',
  input: z.object({ outletId: z.uuid(), supplierId: z.uuid() }),
  async handle({ db, now, within }, { outletId, supplierId }): Promise<SupplierPerformance> {
    within(outletId);
    const place = await placeOf(db, outletId);
    await supplierOf(db, supplierId);
    const to = datesAt(place, now).businessDate;
    const window = { from: addDays(to, 1 - WINDOW_DAYS), to, zone: place.organisation.zone };
    return performanceOf(await factsOf(db, { outletId, supplierId, ...window }));
  },
});

interface Wanted {
  readonly outletId: string;
  readonly supplierId: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/**
 * The facts of some days, in one statement. An order is promised for the day it was wanted on, else so many days after it was sent as the
 * supplier takes; a line is on time when all of it was accepted by the end of that day. Quantities of different units do not add up: what was
 * filled is weighed by the order's prices, and of rejected goods each line counts alike.
 */
async function factsOf(reader: Reader, { outletId, supplierId, from, to, zone }: Wanted): Promise<PerformanceFacts> {
  const rows = await reader.execute<{ [Key in keyof PerformanceFacts]: string | null }>(sql`
    with sent as (
      select o.id, o.sent_at, coalesce(o.wanted_on, (o.sent_at at time zone ${zone})::date + s.lead_days) as promised
      from purchase_orders o join suppliers s on s.id = o.supplier_id
      where o.outlet_id = ${outletId} and o.supplier_id = ${supplierId} and o.sent_at is not null and o.state <> 'CANCELLED'),
    came as (
      select r.id, r.order_id, r.received_at, r.business_date from goods_receipts r
      where r.outlet_id = ${outletId} and r.supplier_id = ${supplierId} and r.business_date between ${from}::date and ${to}::date),
    due as (
      select p.base_quantity, coalesce((
        select sum(l.accepted) from goods_receipts r join goods_receipt_lines l on l.receipt_id = r.id
        where r.order_id = s.id and l.stock_item_id = p.stock_item_id and r.business_date <= s.promised), 0) as accepted
      from sent s join purchase_order_lines p on p.order_id = s.id where s.promised between ${from}::date and ${to}::date - 1),
    first_of as (
      select distinct on (r.order_id) r.order_id, r.id, r.received_at, r.business_date
      from goods_receipts r join sent s on s.id = r.order_id order by r.order_id, r.received_at, r.id),
    firsts as (
      select f.id, f.order_id, extract(epoch from f.received_at - s.sent_at) / 86400 as days
      from first_of f join sent s on s.id = f.order_id where f.business_date between ${from}::date and ${to}::date),
    filled as (
      select p.price * p.quantity / 1000.0 as net, least(coalesce((
        select sum(l.accepted) from goods_receipt_lines l where l.receipt_id = f.id and l.stock_item_id = p.stock_item_id), 0), p.base_quantity)
        / p.base_quantity::numeric as part
      from firsts f join purchase_order_lines p on p.order_id = f.order_id),
    delivered as (
      select l.rejected / l.delivered::numeric as part from came c join goods_receipt_lines l on l.receipt_id = c.id where l.delivered > 0),
    bills as (
      select b.id, b.state from supplier_bills b
      where b.outlet_id = ${outletId} and b.supplier_id = ${supplierId} and b.bill_date between ${from}::date and ${to}::date),
    billed as (
      select coalesce(sum(l.net), 0) as net, coalesce(sum(l.agreed_net), 0) as agreed
      from bills b join supplier_bill_lines l on l.bill_id = b.id where b.state <> 'SENT_BACK')
    select (select count(*) from due) as "linesDue", (select count(*) from due where accepted >= base_quantity) as "linesOnTime",
      (select coalesce(sum(net), 0) from filled) as ordered, (select coalesce(sum(net * part), 0) from filled) as "filledFirst",
      (select count(*) from delivered) as "linesDelivered", (select coalesce(sum(part), 0) from delivered) as "shareRejected",
      b.net as billed, b.agreed, (select count(*) from bills) as bills, (select count(*) from bills where state = 'MATCHED') as "billsMatched",
      (select count(*) from came) as receipts, (select avg(days) from firsts) as "leadDays", (select stddev_samp(days) from firsts) as "leadDeviation"
    from billed b`);
  const facts = rows[0] ?? ({} as Record<string, string | null>);
  const known = Object.entries(facts).map(([key, value]) => [key, value === null ? null : Number(value)]);
  return Object.fromEntries(known) as PerformanceFacts;
}
