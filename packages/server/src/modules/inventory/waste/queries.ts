import { AppError } from '@college-kiosk/kernel';
import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { jsonObject } from '../../../platform/db/json.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import { dayAt } from '../past-date.ts';
import type { StockItem } from '../stock-item.ts';
import { batches, stockItems } from '../tables.ts';
import { wasteBatches, wasteEntries, wasteState } from './tables.ts';
import type { Waste, WasteReason } from './waste.ts';
import type { WasteSpan } from './wasted-dishes.ts';

/** An entry with the item it is of. */
export interface WasteSeen extends Waste {
  readonly item: StockItem;
}

const seen = { ...getTableColumns(wasteEntries), item: stockItems };

/** What was wasted in an outlet, newest first, a page at a time. */
export const listWaste = query({
  name: 'inventory.wasteEntries',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(wasteState.enumValues)).max(wasteState.enumValues.length).nullish(),
    locationId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, locationId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(wasteEntries.outletId, outletId),
      states ? inArray(wasteEntries.state, states) : undefined,
      locationId ? cameFrom(locationId) : undefined,
    );
    return newestFirst(db, args, {
      table: wasteEntries,
      at: 'reportedAt',
      of: found,
      select: (where) =>
        db
          .select(seen)
          .from(wasteEntries)
          .innerJoin(stockItems, eq(stockItems.id, wasteEntries.stockItemId))
          .where(where),
    });
  },
});

/** Entries of which any batch lay in a location. */
function cameFrom(locationId: string): SQL {
  return sql`exists (select from ${wasteBatches} w join ${batches} b on b.id = w.batch_id
    where w.waste_id = ${wasteEntries.id} and b.location_id = ${locationId})`;
}

/** One entry; null when there is none. */
export async function wasteById(reader: Reader, id: string): Promise<WasteSeen | null> {
  return (await wasteByIds(reader, [id])).get(id) ?? null;
}

/** Entries by id. */
export async function wasteByIds(reader: Reader, ids: readonly string[]): Promise<Map<string, WasteSeen>> {
  const rows = await reader
    .select(seen)
    .from(wasteEntries)
    .innerJoin(stockItems, eq(stockItems.id, wasteEntries.stockItemId))
    .where(inArray(wasteEntries.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Something that may be wasted: what expired first, then what was wasted lately, then by name. */
export interface WasteChoice {
  readonly item: StockItem;
  /** What may be used; thousandths. */
  readonly onHand: number;
  /** What is past its date, and is still there. */
  readonly expired: number;
}

// Big buttons: more than fit on a screen or two are found by their name.
const CHOICES = 24;
const i = alias(stockItems, 'i');

/** What somebody at the bin is likely to choose; bounded, found by name beyond. */
export const wasteChoices = query({
  name: 'inventory.wasteChoices',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    search: z.string().trim().max(80).nullish(),
    stockItemId: z.uuid().nullish(),
  }),
  async handle({ db, within, now }, { outletId, search, stockItemId }): Promise<WasteChoice[]> {
    within(outletId);
    await placeOf(db, outletId);
    const named = search ? sql`i.name ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`;
    const one = stockItemId ? sql`i.id = ${stockItemId}` : sql`true`;
    const lately = new Date(now.getTime() - LATELY_MS).toISOString();
    const rows = await db.execute<WasteChoice & Record<string, unknown>>(sql`
      select ${jsonObject(getTableColumns(i))} as item, held.good::float8 as "onHand", held.spent::float8 as expired
      from (
        select stock_item_id, coalesce(sum(quantity_remaining) filter (where status = 'AVAILABLE' and not past), 0) as good,
          coalesce(sum(quantity_remaining) filter (where status = 'EXPIRED' or status = 'AVAILABLE' and past), 0) as spent
        from (select *, coalesce(expiry_date < ${dayAt(outletId, now)}, false) as past from batches) b where outlet_id = ${outletId} and status <> 'DEPLETED' and source_type <> 'set-aside' group by stock_item_id) held
      join ${stockItems} i on i.id = held.stock_item_id
      left join (
        select stock_item_id, max(reported_at) as at from waste_entries
        where outlet_id = ${outletId} and reported_at > ${lately}::timestamptz group by stock_item_id) w on w.stock_item_id = i.id
      where ${named} and ${one}
      order by held.spent > 0 desc, w.at desc nulls last, i.name, i.id limit ${CHOICES}`);
    return [...rows];
  },
});

const LATELY_MS = 30 * 86_400_000;

/** What was wasted by one thing: a reason, an item or a dish, a station, a location, a weekday. */
export interface WasteShare {
  readonly by: 'REASON' | 'ITEM' | 'STATION' | 'LOCATION' | 'WEEKDAY';
  /**
   * The reason, the id of the item or dish, the station's code, the id of the location it lay in, or the day of the week from 1 (Monday). Empty where
   * no station was named, and for dishes, which lay in no location.
   */
  readonly key: string;
  /** To be read: the name of the item, dish or location, else the key. */
  readonly label: string;
  readonly entries: number;
  readonly value: number;
}

export interface WasteAnalysis {
  /** What was lost, at batch value with the tax that went back; without what staff ate. */
  readonly value: number;
  readonly staffMeals: number;
  readonly entries: number;
  readonly shares: readonly WasteShare[];
}

const DAYS_AT_MOST = 366;
const ITEMS_SHOWN = 20;

/**
 * What an outlet wasted between two business days, both counted in, by reason, item or dish (the twenty dearest), station, location and weekday. What
 * one entry took out of several locations counts in each by its part, and they add up to it.
 */
export const analyseWaste = query({
  name: 'inventory.wasteAnalysis',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), from: z.iso.date(), to: z.iso.date() }),
  async handle({ db, within }, span): Promise<WasteAnalysis & WasteSpan> {
    const { outletId, from, to } = span;
    within(outletId);
    await placeOf(db, outletId);
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (days < 0 || days >= DAYS_AT_MOST) throw new AppError('INVALID', 'Choose up to a year, its first day first.');
    const rows = await db.execute<{
      dimension: string;
      key: string | null;
      label: string | null;
      entries: number;
      value: number;
    }>(sql`
      with each_one as (
        select w.id as entry, w.reason, w.stock_item_id as what, i.name, w.station_code, w.value + w.tax_reversed as lost, w.business_date, w.outlet_id
        from waste_entries w join stock_items i on i.id = w.stock_item_id where w.state = 'WASTED'
        union all
        select null, d.reason, d.item_id, d.name, d.station_code, d.value + d.tax_reversed, d.business_date, d.outlet_id from waste_dishes d),
      wasted as (
        select *, extract(isodow from business_date)::integer as weekday from each_one
        where outlet_id = ${outletId} and business_date between ${from}::date and ${to}::date),
      parts as (
        select x.waste_id as entry, b.location_id, sum(x.value) as value
        from waste_batches x join batches b on b.id = x.batch_id
        where x.waste_id in (select entry from wasted) group by 1, 2),
      reached as (
        select entry, location_id, value, sum(value) over (partition by entry order by location_id) as until,
          sum(value) over (partition by entry) as total from parts),
      lying as (
        select r.location_id, case when r.total = 0 then 0
          else round(w.lost * r.until / r.total) - round(w.lost * (r.until - r.value) / r.total) end as lost
        from wasted w join reached r using (entry) where w.reason <> 'STAFF_MEAL'
        union all select null, lost from wasted where entry is null),
      shares as (
        select 'REASON' as dimension, reason::text as key, null as label, count(*)::integer as entries, sum(lost)::float8 as value
        from wasted group by reason
        union all
        select 'LOCATION', l.location_id::text, max(s.name), count(*)::integer, sum(l.lost)::float8
        from lying l left join stock_locations s on s.id = l.location_id group by l.location_id
        union all
        select case when grouping(what) = 0 then 'ITEM' when grouping(station_code) = 0 then 'STATION' else 'WEEKDAY' end,
          case when grouping(what) = 0 then what::text when grouping(station_code) = 0 then station_code
            else weekday::text end,
          case when grouping(what) = 0 then max(name) end, count(*)::integer, sum(lost)::float8
        from wasted where reason <> 'STAFF_MEAL' group by grouping sets ((what), (station_code), (weekday))),
      ranked as (select *, row_number() over (partition by dimension order by value desc, key) as rank from shares)
      select dimension, key, label, entries, value from ranked where dimension <> 'ITEM' or rank <= ${ITEMS_SHOWN} order by dimension, rank`);
    const shares = [...rows].map(({ dimension, key, label, entries, value }) => ({
      ...{ by: dimension as WasteShare['by'], key: key ?? '', label: label ?? key ?? '', entries, value },
    }));
    return { ...span, ...totals(shares), shares };
  },
});

function totals(shares: readonly WasteShare[]): Omit<WasteAnalysis, 'shares'> {
  const staff: WasteReason = 'STAFF_MEAL';
  const reasons = shares.filter(({ by }) => by === 'REASON');
  const sum = (rows: readonly WasteShare[], of: (row: WasteShare) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const lost = reasons.filter(({ key }) => key !== staff);
  return {
    value: sum(lost, ({ value }) => value),
    staffMeals: sum(reasons, ({ value }) => value) - sum(lost, ({ value }) => value),
    entries: sum(lost, ({ entries }) => entries),
  };
}
