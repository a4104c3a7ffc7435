import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { type PageArgs, pageRequest, toPage } from '../../platform/graphql/connection.ts';
import { placeOf } from '../places/index.ts';
import { uuids } from './sql.ts';
import type { StockItem } from './stock-item.ts';

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

interface LevelRow extends Record<string, unknown> {
  item: StockItem;
  onHand: number;
  reserved: number;
  value: number;
  nextExpiry: string | null;
}

/** The stock of an outlet by name, a page at a time; also what it never had. */
export const stockLevelsOf = query({
  name: 'inventory.stockLevels',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    search: z.string().trim().max(80).nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, search, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const page = pageRequest(args as PageArgs, 2);
    // The person's % and _ are letters like any other.
    const found = search ? sql`i.name ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`;
    const beyond = page.after
      ? sql`(i.name, i.id::text) > (${page.after[0]}::text, ${page.after[1]}::text)`
      : sql`true`;
    const rows = await readLevels(
      db,
      outletId,
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
  async handle({ db, within }, { outletId, id }) {
    within(outletId);
    await placeOf(db, outletId);
    return (await levelsOf(db, outletId, [id]))[0] ?? null;
  },
});

/** The levels of some stock items in an outlet, by name. */
export function levelsOf(reader: Reader, outletId: string, stockItemIds: Iterable<string>): Promise<StockLevel[]> {
  return readLevels(reader, outletId, sql`i.id = any(${uuids(stockItemIds)}) order by i.name, i.id::text`);
}

async function readLevels(reader: Reader, outletId: string, where: SQL): Promise<StockLevel[]> {
  const rows = await reader.execute<LevelRow>(sql`
    select
      jsonb_build_object('id', i.id, 'code', i.code, 'name', i.name, 'kind', i.kind, 'baseUnit', i.base_unit,
        'pickPolicy', i.pick_policy, 'allergens', i.allergens, 'shelfLifeDays', i.shelf_life_days,
        'taxCreditable', i.tax_creditable) as item,
      coalesce(l.on_hand, 0)::float8 as "onHand", coalesce(l.reserved, 0)::float8 as reserved,
      coalesce(b.value, 0)::float8 as value, b.next_expiry::text as "nextExpiry"
    from stock_items i
    left join stock_levels l on l.stock_item_id = i.id and l.outlet_id = ${outletId}
    left join lateral (
      select sum(value_remaining) as value, min(expiry_date) as next_expiry from batches
      where outlet_id = ${outletId} and stock_item_id = i.id and status = 'AVAILABLE') b on true
    where ${where}`);
  return [...rows].map((row) => ({ ...row, outletId }));
}
