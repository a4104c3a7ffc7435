import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { columnsOf, jsonObject, type Read } from '../../platform/db/json.ts';
import { uuids } from '../../platform/db/lists.ts';
import { type PageArgs, pageRequest, toPage } from '../../platform/graphql/connection.ts';
import { placeOf } from '../places/index.ts';
import { dayAt, pastDate } from './past-date.ts';
import type { StockItem } from './stock-item.ts';
import { batches, stockItems, stockLevels } from './tables.ts';

/** What an outlet has of a stock item. */
export interface StockLevel {
  readonly outletId: string;
  readonly item: StockItem;
  readonly onHand: number;
  readonly reserved: number;
  /** Of what is on hand; what expired is not counted. */
  readonly value: number;
  readonly nextExpiry: string | null;
}

/** The stock of an outlet by name, a page at a time; also what it never had. Of one location: only what lies there. */
export const stockLevelsOf = query({
  name: 'inventory.stockLevels',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    search: z.string().trim().max(80).nullish(),
    locationId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within, now }, { outletId, search, locationId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const page = pageRequest(args as PageArgs, 2);
    // The person's % and _ are letters like any other.
    const like = `%${search?.replace(/[\\%_]/g, '\\$&')}%`;
    // What is scanned is a whole code.
    const named = search ? sql`(i.name ilike ${like} or lower(i.code) = lower(${search}))` : sql`true`;
    const there = locationId
      ? sql`exists (select from batches b where b.outlet_id = ${outletId} and b.stock_item_id = i.id
          and b.location_id = ${locationId} and b.status <> 'DEPLETED')`
      : sql`true`;
    const found = sql`${named} and ${there}`;
    const beyond = page.after
      ? sql`(i.name, i.id::text) > (${page.after[0]}::text, ${page.after[1]}::text)`
      : sql`true`;
    const rows = await readLevels(
      db,
      { outletId, at: now },
      sql`${found} and ${beyond} order by i.name, i.id::text limit ${page.limit}`,
    );
    return toPage(
      rows,
      page,
      ({ item }) => [item.name, item.id],
      (level) => level,
      async () => {
        const [count] = await db.execute<{ n: number }>(
          sql`select count(*)::integer as n from stock_items i where ${found}`,
        );
        return count?.n ?? 0;
      },
    );
  },
});

/** What an outlet has of one stock item; null when there is no such item. */
export const stockLevelOf = query({
  name: 'inventory.stockItem',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within, now }, { outletId, id }) {
    within(outletId);
    await placeOf(db, outletId);
    return (await levelsOf(db, { outletId, at: now }, [id]))[0] ?? null;
  },
});

/** Where the stock lies, and when: what expired before that is not counted. */
interface Look {
  readonly outletId: string;
  readonly at: Date;
}

/** The levels of some stock items in an outlet, by name. */
export function levelsOf(reader: Reader, look: Look, stockItemIds: Iterable<string>): Promise<StockLevel[]> {
  return readLevels(reader, look, sql`i.id = any(${uuids(stockItemIds)}) order by i.name, i.id::text`);
}

const i = alias(stockItems, 'i');
const l = alias(stockLevels, 'l');
const level = {
  item: jsonObject(getTableColumns(i)),
  onHand: sql<number>`(coalesce(${l.onHand}, 0) - coalesce(p.quantity, 0))::float8`,
  reserved: sql<number>`coalesce(${l.reserved}, 0)::float8`,
  value: sql<number>`coalesce(b.value, 0)::float8`,
  nextExpiry: sql<string | null>`b.next_expiry::text`,
};

async function readLevels(reader: Reader, { outletId, at }: Look, where: SQL): Promise<StockLevel[]> {
  const rows = await reader.execute<Read<typeof level>>(sql`
    select ${columnsOf(level)}
    from ${stockItems} i
    left join ${stockLevels} l on ${l.stockItemId} = ${i.id} and ${l.outletId} = ${outletId}
    left join ${pastDate(outletId, at)} p on p.stock_item_id = ${i.id}
    left join lateral (
      select sum(${batches.valueRemaining}) as value, min(${batches.expiryDate}) as next_expiry from ${batches}
      where ${batches.outletId} = ${outletId} and ${batches.stockItemId} = ${i.id} and ${batches.status} = 'AVAILABLE' and ${batches.forOrders}
        and (${batches.expiryDate} is null or ${batches.expiryDate} >= ${dayAt(outletId, at)})) b on true
    where ${where}`);
  return [...rows].map((row) => ({ ...row, outletId }));
}
