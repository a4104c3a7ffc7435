import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';

/** Whether what must always add up does: a row for each identity of each module. */
export const identityStates = pgTable('identity_states', {
  // As its module calls it: `finance: every journal entry balances`.
  name: text().primaryKey(),
  holds: boolean().notNull(),
  // Since when it does, or does not.
  since: instant().notNull(),
  checkedAt: instant().notNull(),
});

/** Something that did not add up, from when it was found until it did again. Never deleted. */
export const identityAlerts = pgTable(
  'identity_alerts',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    openedAt: instant().notNull(),
    resolvedAt: instant(),
    // In how many places it did not hold when it was found, or last looked at.
    places: integer().notNull(),
    // The first of them, each in words with its figures.
    violations: text().array().notNull(),
    // Somebody has seen it, and says what they make of it. It lasts all the same until it adds up.
    acknowledgedAt: instant(),
    acknowledgedBy: uuid(),
    acknowledgedByLabel: text(),
    note: text(),
  },
  (row) => [
    // One while it lasts, whoever looks.
    uniqueIndex('identity_alerts_open').on(row.name).where(sql`${row.resolvedAt} is null`),
    index('identity_alerts_opened').on(row.openedAt, row.id),
    check(
      'identity_alerts_acknowledged',
      sql`(${row.acknowledgedAt} is null) = (${row.acknowledgedByLabel} is null) and (${row.acknowledgedAt} is null) = (${row.note} is null)`,
    ),
    check('identity_alerts_places', sql`${row.places} > 0 and cardinality(${row.violations}) between 1 and 20`),
  ],
);
