import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';

/** How long deliveries of a supplier took, in days. */
export interface LeadTime {
  readonly mean: number;
  readonly sd: number;
}

/** Deliveries that must be known before they say more than what the supplier promised (rules §3.5). */
const RECEIPTS_AT_LEAST = 5;
const DAYS_BACK = 90;

/** How long it took from sending an order to its first delivery in the last ninety days, by supplier; only where it is known well enough. */
export async function leadTimes(reader: Reader, now: Date): Promise<Map<string, LeadTime>> {
  const since = new Date(now.getTime() - DAYS_BACK * 86_400_000).toISOString();
  const rows = await reader.execute<{ id: string; mean: number; sd: number }>(sql`
    select o.supplier_id as id, avg(days)::float8 as mean, coalesce(stddev_samp(days), 0)::float8 as sd
    from purchase_orders o join lateral (
      select extract(epoch from min(r.received_at) - o.sent_at) / 86400 as days from goods_receipts r where r.order_id = o.id) t on t.days is not null
    where o.sent_at >= ${since}::timestamptz group by o.supplier_id having count(*) >= ${RECEIPTS_AT_LEAST}`);
  return new Map([...rows].map(({ id, mean, sd }) => [id, { mean, sd }]));
}
