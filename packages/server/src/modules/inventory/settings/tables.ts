import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable } from 'drizzle-orm/pg-core';
import { money } from '../../../platform/db/columns.ts';

/** What the organisation decided about waste, returns and counts; where there is no row, the defaults count. */
export const stockSettings = pgTable(
  'stock_settings',
  {
    one: boolean().primaryKey().default(true),
    // Waste that is worth more waits for another person.
    wasteApprovalAbove: money().notNull(),
    // Goods that go back to their supplier and are worth more wait for another person.
    returnApprovalAbove: money().notNull().default(500_000),
    // Basis points: what differs by more is counted once more before anybody decides on it.
    recountAbove: integer().notNull(),
    // Whether waste that waits for another person needs a photo.
    wastePhotoNeeded: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (row) => [
    check('stock_settings_one', sql`${row.one}`),
    check(
      'stock_settings_bounds',
      sql`${row.wasteApprovalAbove} >= 0 and ${row.returnApprovalAbove} >= 0 and ${row.recountAbove} between 0 and 10000`,
    ),
  ],
);
