import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';
import { PURPOSES } from './purposes.ts';

/** Each time somebody agreed to a purpose or took it back; the latest row counts. Append-only: it is the proof of both. */
export const consents = pgTable(
  'consents',
  {
    id: uuid().primaryKey(),
    // The order in which they were given; not gap-free.
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    userId: uuid().notNull(),
    purpose: text({ enum: PURPOSES }).notNull(),
    // Of the text that was read.
    version: integer().notNull(),
    given: boolean().notNull(),
    at: instant().notNull(),
  },
  (row) => [
    index('consents_latest').on(row.userId, row.purpose, row.sequence),
    check('consents_purpose', sql`${row.purpose} in ('ANALYTICS', 'MARKETING', 'LOYALTY')`),
    check('consents_version', sql`${row.version} > 0`),
  ],
);

/** The year in which somebody was born, where they said it. */
export const birthYears = pgTable(
  'birth_years',
  { userId: uuid().primaryKey(), year: integer().notNull(), saidAt: instant().notNull() },
  (row) => [
    check('birth_years_year', sql`${row.year} between 1900 and extract(year from ${row.saidAt} at time zone 'UTC')`),
  ],
);
