import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { dayAt } from '../past-date.ts';

/** What was used and wasted on a day. */
export interface StockDay {
  readonly businessDate: string;
  readonly used: number;
  readonly wasted: number;
}

/** What lies in one location. */
export interface LocationValue {
  readonly locationId: string;
  readonly value: number;
  readonly usableValue: number;
  /** That are not empty, whatever their status. */
  readonly batches: number;
  /** What is usable here lasts so long at the pace at which the outlet uses what lies here; null where it uses none of it. */
  readonly daysOnHand: number | null;
}

/** How an outlet's stock stands. */
export interface StockOverview {
  readonly outletId: string;
  /** All that lies there, at what it cost, also what may not be used. */
  readonly value: number;
  readonly usableValue: number;
  readonly batches: number;
  /** The same, location by location: these sums are its parts. By name; those out of use only while something lies there. */
  readonly locations: readonly LocationValue[];
  /** What is usable lasts so long at the pace of the last four weeks; null where nothing was used. */
  readonly daysOnHand: number | null;
  readonly expiringBatches: number;
  readonly expiringValue: number;
  readonly wastedThisWeek: number;
  readonly stockOuts: number;
  readonly openAlerts: number;
  /** Business days that are over, oldest first. */
  readonly days: readonly StockDay[];
}

/** Days that the pace of use and the line of the page are told by. */
const DAYS = 28;
const WEEK = 7;

/** How an outlet's stock stands now: figures of sums, each led to by a list of its own. What lies where is read with what lies there in all, so the parts are always the whole. */
export const readOverview = query({
  name: 'inventory.overview',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, within, now }, { outletId }): Promise<StockOverview> {
    within(outletId);
    const { businessDate } = datesAt(await placeOf(db, outletId), now);
    const [figures] = await db.execute<Omit<StockOverview, 'outletId' | 'daysOnHand' | 'days'>>(sql`
      with held as (
        select location_id, stock_item_id, sum(value_remaining) as value, count(*) as batches,
          coalesce(sum(value_remaining) filter (where status = 'AVAILABLE' and (expiry_date is null or expiry_date >= ${dayAt(outletId, now)})), 0) as usable
        from batches where outlet_id = ${outletId} and status <> 'DEPLETED' group by location_id, stock_item_id),
      used as (
        select stock_item_id, sum(value) as value from stock_usage_days
        where outlet_id = ${outletId} and business_date >= ${businessDate}::date - ${DAYS}::integer group by stock_item_id),
      seen as (
        select ${businessDate}::date - min(business_date) as days from stock_usage_days
        where outlet_id = ${outletId} and business_date >= ${businessDate}::date - ${DAYS}::integer and value > 0),
      there as (
        select h.location_id, sum(h.value) as value, sum(h.usable) as usable, sum(h.batches) as batches, sum(u.value) as used
        from held h left join used u on u.stock_item_id = h.stock_item_id group by h.location_id)
      select s.value::float8 as value, s.usable::float8 as "usableValue", s.batches::integer as batches, p.locations,
        a.expiring as "expiringBatches", a.expiring_value::float8 as "expiringValue", a.out as "stockOuts", a.open as "openAlerts",
        w.value::float8 as "wastedThisWeek"
      from (
        select coalesce(sum(value), 0) as value, coalesce(sum(usable), 0) as usable, coalesce(sum(batches), 0) as batches from there) s
      cross join (
        select coalesce(json_agg(json_build_object('locationId', l.id, 'value', coalesce(t.value, 0), 'usableValue', coalesce(t.usable, 0),
            'batches', coalesce(t.batches, 0), 'daysOnHand', round(t.usable * seen.days / nullif(t.used, 0), 1)) order by l.name, l.id), '[]') as locations
        from stock_locations l cross join seen left join there t on t.location_id = l.id
        where l.outlet_id = ${outletId} and (l.retired_at is null or t.location_id is not null)) p
      cross join (
        select count(*) filter (where a.kind = 'NEAR_EXPIRY')::integer as expiring, count(*) filter (where a.kind = 'OUT')::integer as out,
          count(*) filter (where a.state = 'OPEN')::integer as open,
          coalesce(sum(b.value_remaining) filter (where a.kind = 'NEAR_EXPIRY'), 0) as expiring_value
        from stock_alerts a left join batches b on b.id = a.batch_id where a.outlet_id = ${outletId} and a.state <> 'RESOLVED') a
      cross join (
        select coalesce(sum(value), 0) as value from ${lostIn(outletId)} lost where business_date > ${businessDate}::date - ${WEEK}::integer) w`);
    if (!figures) throw new Error('Sums are always one row.');
    const days = await db.execute<StockDay & Record<string, unknown>>(sql`
      select d::date::text as "businessDate", coalesce(u.value, 0)::float8 as used, coalesce(w.value, 0)::float8 as wasted
      from generate_series(${businessDate}::date - ${DAYS}::integer, ${businessDate}::date - 1, interval '1 day') d
      left join (
        select business_date, sum(value) as value from stock_usage_days where outlet_id = ${outletId}
          and business_date >= ${businessDate}::date - ${DAYS}::integer group by 1) u on u.business_date = d::date
      left join (
        select business_date, sum(value) as value from ${lostIn(outletId)} lost
        where business_date >= ${businessDate}::date - ${DAYS}::integer group by 1) w on w.business_date = d::date
      order by d`);
    return { outletId, ...figures, daysOnHand: daysOf(figures.usableValue, [...days]), days: [...days] };
  },
});

/** What an outlet wasted, out of batches and as dishes nobody got; what staff ate is no waste. The same as `analyseWaste` adds up. */
function lostIn(outletId: string): SQL {
  return sql`(
    select business_date, value + tax_reversed as value from waste_entries
    where outlet_id = ${outletId} and state = 'WASTED' and reason <> 'STAFF_MEAL'
    union all select business_date, value + tax_reversed from waste_dishes where outlet_id = ${outletId})`;
}

/** How long a value lasts at the pace of the days on which anything was used, in calendar days; null without a pace. */
function daysOf(value: number, days: readonly StockDay[]): number | null {
  const first = days.findIndex(({ used }) => used > 0);
  if (first < 0) return null;
  const seen = days.slice(first);
  const aDay = seen.reduce((sum, { used }) => sum + used, 0) / seen.length;
  return Math.round((value / aDay) * 10) / 10;
}
