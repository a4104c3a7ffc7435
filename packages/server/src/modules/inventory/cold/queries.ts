import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import type { StorageUnit } from './save-unit.ts';
import { storageUnits, temperatureReadings } from './tables.ts';

export type TemperatureReading = typeof temperatureReadings.$inferSelect;

/** Where an outlet keeps food cold or hot, by name; what is out of use last. */
export const listStorageUnits = query({
  name: 'inventory.storageUnits',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, within }, { outletId }) {
    within(outletId);
    await placeOf(db, outletId);
    return db
      .select()
      .from(storageUnits)
      .where(eq(storageUnits.outletId, outletId))
      .orderBy(sql`${storageUnits.retiredAt} is not null`, asc(storageUnits.name), asc(storageUnits.id));
  },
});

/** How warm it was where an outlet keeps food, newest first, a page at a time; of one unit, or only what was out of its limits, where that is asked for. */
export const listTemperatures = query({
  name: 'inventory.temperatures',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    unitId: z.uuid().nullish(),
    onlyOut: z.boolean().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, unitId, onlyOut, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(temperatureReadings.outletId, outletId),
      unitId ? eq(temperatureReadings.unitId, unitId) : undefined,
      onlyOut ? temperatureReadings.isOut : undefined,
    );
    return newestFirst(db, args, {
      table: temperatureReadings,
      at: 'readAt',
      of: found,
      select: (where) => db.select().from(temperatureReadings).where(where),
    });
  },
});

/** Storage units by id. */
export async function unitsById(reader: Reader, ids: readonly string[]): Promise<Map<string, StorageUnit>> {
  const rows = await reader
    .select()
    .from(storageUnits)
    .where(inArray(storageUnits.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What was read last in some units, by unit; none where nothing was. */
export async function lastReadings(
  reader: Reader,
  unitIds: readonly string[],
): Promise<Map<string, TemperatureReading>> {
  const rows = await reader
    .selectDistinctOn([temperatureReadings.unitId])
    .from(temperatureReadings)
    .where(inArray(temperatureReadings.unitId, [...unitIds]))
    .orderBy(temperatureReadings.unitId, desc(temperatureReadings.readAt), desc(temperatureReadings.id));
  return new Map(rows.map((row) => [row.unitId, row]));
}

/** One reading; null when there is none. */
export async function readingById(reader: Reader, id: string): Promise<TemperatureReading | null> {
  const [row] = await reader.select().from(temperatureReadings).where(eq(temperatureReadings.id, id));
  return row ?? null;
}
