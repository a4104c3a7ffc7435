import { sql } from 'drizzle-orm';
import { check, date, index, pgEnum, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { batches, stockItems } from '../tables.ts';

export const alertKind = pgEnum('stock_alert_kind', ['LOW', 'OUT', 'NEAR_EXPIRY', 'EXPIRED', 'PRICE_JUMP', 'DEFICIT']);
export const alertState = pgEnum('stock_alert_state', ['OPEN', 'ACKNOWLEDGED', 'RESOLVED']);

/** Something about stock that somebody should see. It is over by itself when its cause is gone, and is never deleted. */
export const stockAlerts = pgTable(
  'stock_alerts',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    kind: alertKind().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    // The batch it is about; null when it is about all of the item.
    batchId: uuid().references(() => batches.id),
    state: alertState().notNull(),
    // How it was when it began: what was free, or what was left of the batch.
    quantity: quantity().notNull(),
    // At or below which it counts as low.
    lowAt: quantity(),
    // The last day on which the batch may be used.
    expiryDate: date({ mode: 'string' }),
    // Per thousand base units: what was paid, and what was usual before.
    price: money(),
    usualPrice: money(),
    openedAt: instant().notNull(),
    acknowledgedAt: instant(),
    acknowledgedBy: uuid(),
    resolvedAt: instant(),
  },
  (row) => [
    uniqueIndex('stock_alerts_live')
      .on(row.outletId, row.kind, row.stockItemId, sql`coalesce("batch_id", "stock_item_id")`)
      .where(sql`${row.state} <> 'RESOLVED'`),
    index('stock_alerts_opened').on(row.outletId, row.openedAt, row.id),
    check('stock_alerts_acknowledged', sql`${row.state} <> 'ACKNOWLEDGED' or ${row.acknowledgedAt} is not null`),
    check('stock_alerts_resolved', sql`(${row.state} = 'RESOLVED') = (${row.resolvedAt} is not null)`),
  ],
);

/** At or below which quantity an item counts as low in an outlet: what replenishment worked out, or somebody said. */
export const lowPoints = pgTable(
  'stock_low_points',
  {
    outletId: uuid().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    lowAt: quantity().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.stockItemId] }),
    check('stock_low_points_not_negative', sql`${row.lowAt} >= 0`),
  ],
);
