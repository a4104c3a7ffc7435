import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { keyOfList, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { placeOf, placesById } from '../../places/index.ts';
import { batches, locations } from '../tables.ts';
import type { Location } from './location.ts';

const keyShape = z.tuple([z.literal([0, 1]), z.string(), z.uuid()]);

/** The locations of an outlet, by name; those out of use last. */
export const listLocations = query({
  name: 'inventory.locations',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, within }, { outletId, ...asked }) {
    within(outletId);
    await placeOf(db, outletId);
    const page = pageRequest(asked, 3);
    const last = keyOfList(keyShape, page.after);
    const isRetired = sql`(${locations.retiredAt} is not null)`;
    const of = eq(locations.outletId, outletId);
    const rows = await db
      .select()
      .from(locations)
      .where(
        and(
          of,
          last === null
            ? undefined
            : sql`(${isRetired}, ${locations.name}, ${locations.id}) > (${last[0] === 1}::boolean, ${last[1]}::text, ${last[2]}::uuid)`,
        ),
      )
      .orderBy(isRetired, asc(locations.name), asc(locations.id))
      .limit(page.limit);
    return toPage(
      rows,
      page,
      ({ retiredAt, name, id }) => [retiredAt === null ? 0 : 1, name, id],
      (row) => row,
      () => db.$count(locations, of),
    );
  },
});

/** A location that stock may be asked from. */
export interface TransferOrigin {
  readonly outletId: string;
  readonly outletName: string;
  readonly locationId: string;
  readonly locationName: string;
}

/** Where stock may be asked from: the locations of every outlet that are in use, by their names, and nothing of what lies there. */
export const listTransferOrigins = query({
  name: 'inventory.transferOrigins',
  permission: 'transfer:request',
  input: z.object({}),
  async handle({ db }): Promise<TransferOrigin[]> {
    const rows = await db
      .select()
      .from(locations)
      .where(isNull(locations.retiredAt))
      .orderBy(asc(locations.name), asc(locations.id));
    const places = await placesById(db, [...new Set(rows.map((row) => row.outletId))]);
    return rows
      .map((row) => ({
        ...{ outletId: row.outletId, outletName: places.get(row.outletId)?.outlet.name ?? '' },
        ...{ locationId: row.id, locationName: row.name },
      }))
      .sort((one, other) => one.outletName.localeCompare(other.outletName));
  },
});

/** What lies in one location of a stock item. */
export interface Lying {
  readonly location: Location;
  /** Of every batch that is not empty, whatever its status; thousandths. */
  readonly quantity: number;
  readonly value: number;
}

/** Where stock lies, by level key (`outlet:item`), by name of the location. */
export async function lyingByLevel(reader: Reader, keys: readonly string[]): Promise<Map<string, Lying[]>> {
  const wanted = keys.map((key) => key.split(':') as [string, string]);
  const rows = await reader
    .select({
      location: locations,
      stockItemId: batches.stockItemId,
      quantity: sql<number>`sum(${batches.quantityRemaining})::float8`,
      value: sql<number>`sum(${batches.valueRemaining})::float8`,
    })
    .from(batches)
    .innerJoin(locations, eq(locations.id, batches.locationId))
    .where(
      and(
        inArray(batches.outletId, [...new Set(wanted.map(([outletId]) => outletId))]),
        inArray(batches.stockItemId, [...new Set(wanted.map(([, stockItemId]) => stockItemId))]),
        ne(batches.status, 'DEPLETED'),
      ),
    )
    .groupBy(locations.id, batches.stockItemId)
    .orderBy(asc(locations.name), asc(locations.id));
  const lying = new Map<string, Lying[]>(keys.map((key) => [key, []]));
  for (const { stockItemId, ...row } of rows) lying.get(`${row.location.outletId}:${stockItemId}`)?.push(row);
  return lying;
}

/** Locations by id. */
export async function locationsById(reader: Reader, ids: readonly string[]): Promise<Map<string, Location>> {
  const rows = await reader
    .select()
    .from(locations)
    .where(inArray(locations.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
