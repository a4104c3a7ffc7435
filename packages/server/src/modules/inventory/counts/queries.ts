import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { idsOfPersonBehind } from '../../identity/index.ts';
import { placeOf } from '../../places/index.ts';
import type { Location } from '../locations/location.ts';
import { locationsById } from '../locations/queries.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';
import { type Count, seesExpected } from './count.ts';
import { countEntries, countLines, countState, counts } from './tables.ts';

/** The counts of an outlet, newest first, a page at a time. */
export const listCounts = query({
  name: 'inventory.counts',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(countState.enumValues)).max(countState.enumValues.length).nullish(),
    locationId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, locationId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(counts.outletId, outletId),
      states ? inArray(counts.state, states) : undefined,
      locationId ? eq(counts.locationId, locationId) : undefined,
    );
    return newestFirst(db, args, {
      table: counts,
      at: 'openedAt',
      of: found,
      select: (where) => db.select().from(counts).where(where),
    });
  },
});

/** One count of an outlet; null when there is none. */
export const countOf = query({
  name: 'inventory.count',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<Count | null> {
    within(outletId);
    const found = await countById(db, id);
    return found?.outletId === outletId ? found : null;
  },
});

/** One count; null when there is none. */
export async function countById(reader: Reader, id: string): Promise<Count | null> {
  const [found] = await reader.select().from(counts).where(eq(counts.id, id));
  return found ?? null;
}

/** A line as it is shown: what was expected, and all that follows from it, is null for whoever is not told. */
export interface CountLineSeen {
  readonly item: StockItem;
  readonly version: number;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly counted: number | null;
  readonly countedAt: Date | null;
  readonly countedBy: string | null;
  readonly mustRecount: boolean;
  readonly countedFirst: number | null;
  readonly expected: number | null;
  readonly variance: number | null;
  readonly varianceValue: number | null;
}

const numeric = (value: SQL): SQL<number | null> => sql<number | null>`(${value})::float8`;
const UNTOLD = { countedFirst: null, expected: null, variance: null, varianceValue: null };

/** The lines of some counts, by name, as somebody may see them. */
export async function linesByCount(
  reader: Reader,
  ids: readonly string[],
  actor: Actor,
): Promise<Map<string, CountLineSeen[]>> {
  const { version, unit, counted, countedAt, countedBy, mustRecount } = getTableColumns(countLines);
  const rows = await reader
    .select({
      ...{ count: counts, item: stockItems, version, unit, counted, countedAt, countedBy, mustRecount },
      quantity: countLines.spoken,
      countedFirst: numeric(sql`${countLines.countedFirst}`),
      expected: numeric(sql`${countLines.expected}`),
      variance: numeric(sql`${countLines.counted} - ${countLines.expected}`),
      varianceValue: numeric(sql`${countLines.varianceValue}`),
    })
    .from(countLines)
    .innerJoin(counts, eq(counts.id, countLines.countId))
    .innerJoin(stockItems, eq(stockItems.id, countLines.stockItemId))
    .where(inArray(countLines.countId, [...ids]))
    .orderBy(asc(stockItems.name), asc(stockItems.id));
  const lines = new Map<string, CountLineSeen[]>(ids.map((id) => [id, []]));
  for (const { count, ...line } of rows) {
    lines.get(count.id)?.push(seesExpected(actor, count) ? line : { ...line, ...UNTOLD });
  }
  return lines;
}

/** The lines of a count as a sheet holds them, by name: nothing of what should be there is read. */
export function sheetLines(reader: Reader, countId: string) {
  const { spoken, unit, version } = getTableColumns(countLines);
  return reader
    .select({ code: stockItems.code, item: stockItems.name, baseUnit: stockItems.baseUnit, spoken, unit, version })
    .from(countLines)
    .innerJoin(stockItems, eq(stockItems.id, countLines.stockItemId))
    .where(eq(countLines.countId, countId))
    .orderBy(asc(stockItems.name), asc(stockItems.id));
}

/** How far a count is, and what it found; null for whoever is not told. */
export interface CountFigures {
  readonly lines: number;
  readonly counted: number;
  /** At batch value, never below zero. */
  readonly short: number | null;
  readonly over: number | null;
  readonly expectedValue: number | null;
}

/** The figures of some counts, by id, as somebody may see them. */
export async function figuresByCount(
  reader: Reader,
  ids: readonly string[],
  actor: Actor,
): Promise<Map<string, CountFigures>> {
  const rows = await reader.execute<
    CountFigures & Record<string, unknown> & { id: string; state: Count['state']; outletId: string }
  >(sql`
    with lines as (
      select l.count_id, count(*)::integer as lines, count(l.counted)::integer as counted,
        coalesce(-sum(least(l.variance_value, 0)), 0)::float8 as short,
        coalesce(sum(greatest(l.variance_value, 0)), 0)::float8 as over,
        coalesce(sum(l.expected_value), 0)::float8 as expected
      from stock_count_lines l where l.count_id = any(${uuids(ids)}) group by l.count_id)
    select c.id, c.state::text as state, c.outlet_id as "outletId", l.lines, l.counted, l.short, l.over, l.expected as "expectedValue"
    from stock_counts c join lines l on l.count_id = c.id`);
  const untold = { short: null, over: null, expectedValue: null };
  return new Map(
    [...rows].map(({ id, state, outletId, ...figures }) => [
      id,
      seesExpected(actor, { state, outletId }) ? figures : { ...figures, ...untold },
    ]),
  );
}

const SHRINKAGE_DAYS = 30;

/**
 * What is missing, on balance, in basis points of what was used of the counted items in the thirty days before a count was handed in
 * (rules §3.7), by count; null for whoever is not told, and when nothing was used.
 */
export async function shrinkageByCount(
  reader: Reader,
  ids: readonly string[],
  actor: Actor,
): Promise<Map<string, number | null>> {
  const rows = await reader.execute<{
    id: string;
    state: Count['state'];
    outletId: string;
    shrinkage: number | null;
  }>(sql`
    with lines as (
      select c.id, c.state, c.outlet_id, c.handed_in_at, l.stock_item_id, l.variance_value
      from stock_counts c join stock_count_lines l on l.count_id = c.id
      where c.id = any(${uuids(ids)}) and c.handed_in_at is not null),
    used as (
      select l.id, -sum(m.value) as value
      from lines l join stock_moves m on m.outlet_id = l.outlet_id and m.stock_item_id = l.stock_item_id
        and m.type in ('CONSUME', 'SALE') and m.at between l.handed_in_at - ${`${SHRINKAGE_DAYS} days`}::interval and l.handed_in_at
      group by l.id)
    select l.id, l.state::text as state, l.outlet_id as "outletId",
      round(-10000.0 * sum(l.variance_value) / nullif(max(u.value), 0))::integer as shrinkage
    from lines l left join used u on u.id = l.id group by l.id, l.state, l.outlet_id`);
  const found = new Map([...rows].map((row) => [row.id, seesExpected(actor, row) ? row.shrinkage : null]));
  return new Map(ids.map((id) => [id, found.get(id) ?? null]));
}

/** What is due to be counted: a class of stock in a location. */
export interface CountDue {
  readonly location: Location;
  readonly countClass: 'A' | 'B' | 'C';
  readonly items: number;
  /** When it was counted last and approved; null when it never was. */
  readonly lastCountedAt: Date | null;
}

/** What is due in an outlet: class A every week, B every month, C every quarter (rules §3.7), what waits longest first. */
export const countsDue = query({
  name: 'inventory.countsDue',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, within, now }, { outletId }): Promise<CountDue[]> {
    within(outletId);
    await placeOf(db, outletId);
    const rows = await db.execute<{
      locationId: string;
      countClass: CountDue['countClass'];
      items: number;
      last: string | null;
    }>(sql`
      select there.location_id as "locationId", there.count_class as "countClass", there.items, last.at::text as last
      from (
        select b.location_id, i.count_class, count(distinct b.stock_item_id)::integer as items
        from batches b join stock_items i on i.id = b.stock_item_id join stock_locations s on s.id = b.location_id
        where b.outlet_id = ${outletId} and b.status <> 'DEPLETED' and b.source_type <> 'set-aside' and s.retired_at is null
        group by b.location_id, i.count_class) there
      left join lateral (
        select max(c.decided_at) as at from stock_counts c
        where c.location_id = there.location_id and c.state = 'APPROVED'
          and (c.kind = 'FULL' or c.count_class = there.count_class)) last on true
      where last.at is null or last.at <= ${now.toISOString()}::timestamptz
        - case there.count_class when 'A' then interval '7 days' when 'B' then interval '1 month' else interval '3 months' end
      order by last.at nulls first, there.count_class, there.location_id limit 100`);
    const places = await locationsById(db, [...new Set([...rows].map(({ locationId }) => locationId))]);
    return [...rows].flatMap(({ last, locationId, ...row }) => {
      const location = places.get(locationId);
      return location ? [{ ...row, location, lastCountedAt: last === null ? null : new Date(last) }] : [];
    });
  },
});

/** Of which of these counts somebody, by themselves or by a key of theirs, entered something, by id. */
export async function countsOfActor(
  reader: Reader,
  actorId: string | null,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const mine =
    actorId === null ? sql`false` : inArray(countEntries.countedBy, await idsOfPersonBehind(reader, actorId));
  const rows = await reader
    .selectDistinct({ id: countEntries.countId })
    .from(countEntries)
    .where(and(inArray(countEntries.countId, [...ids]), mine));
  const theirs = new Set(rows.map(({ id }) => id));
  return new Map(ids.map((id) => [id, theirs.has(id)]));
}
