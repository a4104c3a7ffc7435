import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import type { StorageUnit } from '../cold/save-unit.ts';
import { storageUnits } from '../cold/tables.ts';
import type { StockItem } from '../stock-item.ts';
import { batches, stockItems } from '../tables.ts';
import { alertKind, alertState, stockAlerts } from './tables.ts';

/** An alert with the item, or the storage unit, it is about. */
export type AlertSeen = typeof stockAlerts.$inferSelect & {
  readonly item: StockItem | null;
  readonly storageUnit: StorageUnit | null;
};

const seen = { ...getTableColumns(stockAlerts), item: stockItems, storageUnit: storageUnits };

/** The alerts about an outlet's stock, newest first, a page at a time. Of one location: what is about a batch there, or an item that lies or lay there; not of storage units. */
export const listAlerts = query({
  name: 'inventory.alerts',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(alertState.enumValues)).max(alertState.enumValues.length).nullish(),
    kinds: z.array(z.enum(alertKind.enumValues)).max(alertKind.enumValues.length).nullish(),
    locationId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, kinds, locationId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(stockAlerts.outletId, outletId),
      states ? inArray(stockAlerts.state, states) : undefined,
      kinds ? inArray(stockAlerts.kind, kinds) : undefined,
      locationId ? concerns(locationId) : undefined,
    );
    return newestFirst(db, args, {
      table: stockAlerts,
      at: 'openedAt',
      of: found,
      select: (where) =>
        db
          .select(seen)
          .from(stockAlerts)
          .leftJoin(stockItems, eq(stockItems.id, stockAlerts.stockItemId))
          .leftJoin(storageUnits, eq(storageUnits.id, stockAlerts.storageUnitId))
          .where(where),
    });
  },
});

function concerns(locationId: string): SQL {
  return sql`exists (select from ${batches} b where b.outlet_id = ${stockAlerts.outletId} and b.stock_item_id = ${stockAlerts.stockItemId}
    and b.location_id = ${locationId} and (${stockAlerts.batchId} is null or b.id = ${stockAlerts.batchId}))`;
}

/** Alerts by id, newest first. */
export async function alertsById(reader: Reader, ids: readonly string[]): Promise<AlertSeen[]> {
  return reader
    .select(seen)
    .from(stockAlerts)
    .leftJoin(stockItems, eq(stockItems.id, stockAlerts.stockItemId))
    .leftJoin(storageUnits, eq(storageUnits.id, stockAlerts.storageUnitId))
    .where(inArray(stockAlerts.id, [...ids]))
    .orderBy(desc(stockAlerts.openedAt), desc(stockAlerts.id));
}
