import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Dated rates by HSN or SAC code. A rate is chosen by tax date and never changed: a new one begins. */
export const taxRates = pgTable(
  'tax_rates',
  {
    code: text().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    // The last day on which it holds; null while it does.
    validTo: date({ mode: 'string' }),
    // Basis points of the whole rate (5 % = 500); each head takes half.
    rateBp: integer().notNull(),
    label: text().notNull(),
    source: text().notNull(),
    reviewedOn: date({ mode: 'string' }).notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.code, row.validFrom] }),
    check('tax_rates_slab', sql`${row.rateBp} in (0, 25, 300, 500, 1800, 4000)`),
    check('tax_rates_span', sql`${row.validTo} is null or ${row.validTo} >= ${row.validFrom}`),
  ],
);
