import { addDays } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { datesAt, listOutlets, type Place, placeOf } from '../../places/index.ts';
import { makesGood } from '../deficits/queries.ts';
import { usageFolds } from './tables.ts';

/** How far back usage is added up at first: what a year's consumption is told by. */
const DAYS_BACK = 365;
/** Days in one command: nobody who sells waits for it, and it is over in well under a second. */
const DAYS_AT_ONCE = 31;
/** A sale of the last minute of a day may still be on its way. */
const SETTLE_MS = 5 * 60_000;

/**
 * Adds up what an outlet used between two business days that are over, both counted in, item by item, and how much of its opening hours
 * it was without. What was used beyond the records counts on the day it was used, at the cost it was booked with. Doing it twice is once. Decision 0042.
 */
const foldOutletUsage = command({
  name: 'inventory.foldUsage',
  permission: 'stock:manage',
  input: z.object({ outletId: z.uuid(), from: z.iso.date(), to: z.iso.date() }),
  about: ({ outletId }) => ({ entity: 'outlet', id: outletId }),
  async handle({ tx, now, within, changed }, { outletId, from, to }) {
    within(outletId);
    const place = await placeOf(tx, outletId);
    await writeDays(tx, place, { from, to, now });
    const [before] = await tx.select().from(usageFolds).where(sql`${usageFolds.outletId} = ${outletId}`);
    await tx
      .insert(usageFolds)
      .values({ outletId, foldedThrough: to })
      .onConflictDoUpdate({ target: usageFolds.outletId, set: { foldedThrough: to } });
    changed({ entity: 'stock_usage', id: outletId, before: before ?? null, after: { outletId, foldedThrough: to } });
    return { foldedThrough: to };
  },
});

async function writeDays(
  tx: Tx,
  { outlet, organisation }: Place,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: Date },
): Promise<void> {
  // What lies a day around is looked at, and counted by its business day: the index goes by the instant.
  await tx.execute(sql`
    with days as (
      select d::date as day,
        (d::date + make_interval(mins => ${outlet.opensAt}::integer)) at time zone ${organisation.zone} as opens,
        (d::date + make_interval(mins => ${outlet.closesAt}::integer)) at time zone ${organisation.zone} as closes
      from generate_series(${from}::date, ${to}::date, interval '1 day') d),
    parts as (
      select m.stock_item_id, m.business_date as day, -m.quantity as quantity, -m.value as value
      from stock_moves m
      where m.at >= ${from}::date - interval '1 day' and m.at < ${to}::date + interval '3 days'
        and m.outlet_id = ${outlet.id} and m.type in ('CONSUME', 'SALE', 'SALE_RETURN')
        and m.business_date between ${from}::date and ${to}::date and not ${makesGood}
      union all
      select d.stock_item_id, d.business_date, d.quantity, d.value
      from stock_deficits d
      where d.at >= ${from}::date - interval '1 day' and d.at < ${to}::date + interval '3 days'
        and d.outlet_id = ${outlet.id} and d.business_date between ${from}::date and ${to}::date),
    used as (select stock_item_id, day, sum(quantity) as quantity, sum(value) as value from parts group by 1, 2),
    out as (
      select a.stock_item_id, d.day, least(10000, round(10000 * sum(extract(epoch from
          least(d.closes, coalesce(a.resolved_at, ${now.toISOString()}::timestamptz)) - greatest(d.opens, a.opened_at)))
        / extract(epoch from max(d.closes) - max(d.opens))))::integer as share
      from stock_alerts a
      join days d on a.opened_at < d.closes and coalesce(a.resolved_at, ${now.toISOString()}::timestamptz) > d.opens
      where a.outlet_id = ${outlet.id} and a.kind = 'OUT' group by 1, 2)
    insert into stock_usage_days (outlet_id, stock_item_id, business_date, used, value, out_share)
    select ${outlet.id}::uuid, stock_item_id, day, greatest(coalesce(u.quantity, 0), 0), greatest(coalesce(u.value, 0), 0), coalesce(o.share, 0)
    from used u full join out o using (stock_item_id, day)
    on conflict (outlet_id, stock_item_id, business_date)
      do update set used = excluded.used, value = excluded.value, out_share = excluded.out_share`);
}

/** A recurring job: adds up every day that is over and not added up yet. Gives the outlets in which there was one. */
export async function foldUsage(context: CallContext): Promise<string[]> {
  const { db, clock } = context.platform;
  const folded: string[] = [];
  for (const place of await listOutlets(context, {})) {
    const settled = datesAt(place, new Date(clock.now().getTime() - SETTLE_MS)).businessDate;
    const yesterday = addDays(settled, -1);
    let from = await firstToFold(db, place.outlet.id, settled);
    if (from !== null && from <= yesterday) folded.push(place.outlet.id);
    while (from !== null && from <= yesterday) {
      const to = [addDays(from, DAYS_AT_ONCE - 1), yesterday].sort()[0] as string;
      await foldOutletUsage(context, { outletId: place.outlet.id, from, to });
      from = addDays(to, 1);
    }
  }
  return folded;
}

/** The first day that is not added up; null where nothing ever moved. */
async function firstToFold(reader: Reader, outletId: string, today: string): Promise<string | null> {
  const [row] = await reader.execute<{ first: string | null }>(sql`
    select coalesce(
      (select (folded_through + 1)::text from stock_usage_folds where outlet_id = ${outletId}),
      (select greatest(min(business_date), ${today}::date - ${DAYS_BACK}::integer)::text
        from stock_moves where outlet_id = ${outletId})) as first`);
  return row?.first ?? null;
}
