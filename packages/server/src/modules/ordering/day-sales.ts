import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';

export interface DaySales {
  /** Sums over paid orders that were not refunded whole, less what of them was, without tax; by the local hour in which they were paid. */
  readonly byHour: readonly { readonly hour: number; readonly revenue: number; readonly orders: number }[];
  readonly byItem: readonly {
    readonly itemId: string;
    readonly name: string;
    readonly quantity: number;
    readonly revenue: number;
  }[];
  /**
   * Seconds from paid to ready, or from accepted where the kitchen began before the money came; averaged over cooked
   * orders that became ready and were neither cancelled nor refunded. Null while there is none.
   */
  readonly averageWaitSeconds: number | null;
  readonly openOrders: number;
}

// Rules §7: wait = READY − PAID. Of an order that is cooked first, the clock starts when the kitchen took it; `least`
// passes over a moment that has not come. What is only handed over is waited for by nobody.
const WAIT = sql`extract(epoch from ready_at - least(paid_at, accepted_at))`;
const WAITED = sql`ready_at is not null and accepted_at is not null and state <> 'CANCELLED'
  and payment_status not in ('REFUNDED', 'PARTIALLY_REFUNDED')`;

/** What credit notes took back of an order `o`, of these of its lines; looked for only where some went back. */
const givenBack = (what: SQL, lines: SQL) => sql`case o.payment_status when 'PARTIALLY_REFUNDED' then coalesce((
  select ${what} from documents d join document_lines b on b.document_id = d.id
  where d.order_id = o.id and d.type = 'CREDIT_NOTE' and ${lines}), 0) else 0 end`;

/** What an outlet sold on a business day (rules §7: revenue is net of refunds and without tax and rounding). */
export async function salesOfDay(
  reader: Reader,
  outletId: string,
  businessDate: string,
  zone: string,
): Promise<DaySales> {
  const paid = sql`outlet_id = ${outletId} and business_date = ${businessDate} and payment_status in ('PAID', 'PARTIALLY_REFUNDED')`;
  const byHour = await reader.execute<{ hour: number; revenue: string; orders: number }>(sql`
    select extract(hour from paid_at at time zone ${zone})::int as hour, sum(taxable - ${givenBack(sql`sum(b.taxable)`, sql`true`)}) as revenue,
      count(*)::int as orders
    from orders o where ${paid} group by 1 order by 1`);
  const byItem = await reader.execute<{ item_id: string; name: string; quantity: number; revenue: string }>(sql`
    select l.item_id, max(l.name) as name, 
      sum(l.quantity - ${givenBack(sql`sum(b.quantity) / 1000`, sql`b.of_position = l.position`)})::int as quantity,
      sum(l.taxable - ${givenBack(sql`sum(b.taxable)`, sql`b.of_position = l.position`)}) as revenue
    from order_lines l join orders o on o.id = l.order_id
    where ${paid} group by 1 order by 3 desc, 2 limit 10`);
  const [waits] = await reader.execute<{ wait: string | null; open: number }>(sql`
    select round(avg(${WAIT}) filter (where ${WAITED})) as wait,
      (count(*) filter (where state in ('PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY')))::int as open
    from orders where outlet_id = ${outletId} and business_date = ${businessDate}`);
  return {
    byHour: byHour.map((row) => ({ ...row, revenue: Number(row.revenue) })),
    byItem: byItem.map(({ item_id, name, quantity, revenue }) => ({
      itemId: item_id,
      name,
      quantity,
      revenue: Number(revenue),
    })),
    averageWaitSeconds: waits?.wait == null ? null : Number(waits.wait),
    openOrders: waits?.open ?? 0,
  };
}
