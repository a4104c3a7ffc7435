import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';

export const storageUnitKind = pgEnum('storage_unit_kind', ['FRIDGE', 'FREEZER', 'HOT_HOLDING']);

/** Where an outlet keeps food cold or hot: a refrigerator, a freezer, a bain-marie. */
export const storageUnits = pgTable(
  'storage_units',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    name: text().notNull(),
    // What it is says how warm it may be.
    kind: storageUnitKind().notNull(),
    retiredAt: instant(),
    // Rises with every change; whoever changes one says which they saw.
    version: integer().notNull().default(1),
  },
  (row) => [
    uniqueIndex('storage_units_name').on(row.outletId, sql`lower(${row.name})`),
    unique('storage_units_of_outlet').on(row.id, row.outletId),
    check('storage_units_name_trimmed', sql`${row.name} = btrim(${row.name}) and ${row.name} <> ''`),
  ],
);

/** How warm it was in a storage unit, as somebody read it. Append-only. In tenths of a degree Celsius. */
export const temperatureReadings = pgTable(
  'temperature_readings',
  {
    id: uuid().primaryKey(),
    unitId: uuid().notNull(),
    outletId: uuid().notNull(),
    temperature: integer().notNull(),
    // How warm and how cold it might be then, by what the unit was; null where there is no such limit.
    warmest: integer(),
    coldest: integer(),
    isOut: boolean()
      .notNull()
      .generatedAlwaysAs(sql`coalesce(temperature > warmest, false) or coalesce(temperature < coldest, false)`),
    // What was seen, or done about it.
    note: text(),
    readAt: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    readBy: uuid(),
    // As the audit trail called them.
    readByLabel: text().notNull(),
  },
  (row) => [
    foreignKey({
      name: 'temperature_readings_unit',
      columns: [row.unitId, row.outletId],
      foreignColumns: [storageUnits.id, storageUnits.outletId],
    }),
    index('temperature_readings_read').on(row.outletId, row.readAt, row.id),
    index('temperature_readings_of_unit').on(row.unitId, row.readAt, row.id),
    check('temperature_readings_some', sql`${row.temperature} between -1000 and 1500`),
    check('temperature_readings_limits', sql`num_nonnulls(${row.warmest}, ${row.coldest}) > 0`),
    check('temperature_readings_out', sql`not ${row.isOut} or ${row.note} is not null`),
  ],
);
