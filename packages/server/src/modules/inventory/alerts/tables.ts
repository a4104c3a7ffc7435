import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgEnum, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { storageUnits } from '../cold/tables.ts';
import { batches, stockItems } from '../tables.ts';

export const alertKind = pgEnum('stock_alert_kind', [
  ...(['LOW', 'OUT', 'NEAR_EXPIRY', 'EXPIRED', 'PRICE_JUMP', 'DEFICIT', 'TEMPERATURE'] as const),
]);
export const alertState = pgEnum('stock_alert_state', ['OPEN', 'ACKNOWLEDGED', 'RESOLVED']);

/** Something about stock that somebody should see. It is over by itself when its cause is gone, and is never deleted. */
export const stockAlerts = pgTable(
  'stock_alerts',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    kind: alertKind().notNull(),
    // The item it is about, or else the storage unit.
    stockItemId: uuid().references(() => stockItems.id),
    storageUnitId: uuid().references(() => storageUnits.id),
    // The batch it is about; null when it is about all of the item.
    batchId: uuid().references(() => batches.id),
    state: alertState().notNull(),
    // How it was when it began: what was free, or what was left of the batch; nothing of a storage unit.
    quantity: quantity().notNull(),
    // How warm the unit was, in tenths of a degree Celsius.
    temperature: integer(),
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
      .on(row.outletId, row.kind, sql`coalesce("batch_id", "stock_item_id", "storage_unit_id")`)
      .where(sql`${row.state} <> 'RESOLVED'`),
    index('stock_alerts_opened').on(row.outletId, row.openedAt, row.id),
    check('stock_alerts_about', sql`num_nonnulls(${row.stockItemId}, ${row.storageUnitId}) = 1`),
    check(
      'stock_alerts_temperature',
      sql`(${row.storageUnitId} is null) = (${row.temperature} is null) and (${row.batchId} is null or ${row.stockItemId} is not null)`,
    ),
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
