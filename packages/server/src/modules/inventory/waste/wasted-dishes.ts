import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import { wasteDishes } from './tables.ts';
import type { WasteReason } from './waste.ts';

/** Dishes that were cooked in an outlet for orders nobody got, newest first, a page at a time. */
export const listWastedDishes = query({
  name: 'inventory.wastedDishes',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), first: z.number().nullish(), after: z.string().nullish() }),
  async handle({ db, within }, { outletId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    return newestFirst(db, args, {
      table: wasteDishes,
      at: 'reportedAt',
      of: eq(wasteDishes.outletId, outletId),
      select: (where) => db.select().from(wasteDishes).where(where),
    });
  },
});

/** Business days of an outlet, the first and the last counted in. */
export interface WasteSpan {
  readonly outletId: string;
  readonly from: string;
  readonly to: string;
}

/** What orders that nobody got have cost, by one thing: all of a reason, or of a reason at a station or on a weekday. */
export interface LostOrders {
  readonly reason: Extract<WasteReason, 'ORDER_CANCELLED' | 'NO_SHOW'>;
  readonly by: 'REASON' | 'STATION' | 'WEEKDAY';
  /** The reason, the code of the station (empty: none), or the day of the week from 1 (Monday). */
  readonly key: string;
  readonly orders: number;
  readonly portions: number;
  readonly value: number;
}

/** What orders that nobody got have cost in these days; the dearest of each first. */
export async function lostOrders(reader: Reader, { outletId, from, to }: WasteSpan): Promise<LostOrders[]> {
  const rows = await reader.execute<LostOrders & Record<string, unknown>>(sql`
    with lost as (
      select *, value + tax_reversed as cost, extract(isodow from business_date)::integer as weekday from waste_dishes
      where outlet_id = ${outletId} and business_date between ${from}::date and ${to}::date)
    select reason, case when grouping(station_code) = 0 then 'STATION' when grouping(weekday) = 0 then 'WEEKDAY' else 'REASON' end as by,
      case when grouping(station_code) = 0 then coalesce(station_code, '') when grouping(weekday) = 0 then weekday::text
        else reason::text end as key,
      count(distinct order_id)::integer as orders, sum(portions)::integer as portions, sum(cost)::float8 as value
    from lost group by grouping sets ((reason), (reason, station_code), (reason, weekday))
    order by reason, by, value desc, key`);
  return [...rows];
}
