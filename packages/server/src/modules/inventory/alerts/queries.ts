import { and, desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { type PageArgs, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { olderThan } from '../../../platform/graphql/older-than.ts';
import { placeOf } from '../../places/index.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';
import { alertKind, alertState, stockAlerts } from './tables.ts';

/** An alert with the item it is about. */
export type AlertSeen = typeof stockAlerts.$inferSelect & { readonly item: StockItem };

const seen = { ...getTableColumns(stockAlerts), item: stockItems };

/** The alerts about an outlet's stock, newest first, a page at a time. */
export const listAlerts = query({
  name: 'inventory.alerts',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(alertState.enumValues)).max(alertState.enumValues.length).nullish(),
    kinds: z.array(z.enum(alertKind.enumValues)).max(alertKind.enumValues.length).nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, kinds, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const page = pageRequest(args as PageArgs, 2);
    const found = and(
      eq(stockAlerts.outletId, outletId),
      states ? inArray(stockAlerts.state, states) : undefined,
      kinds ? inArray(stockAlerts.kind, kinds) : undefined,
    );
    const rows = await db
      .select(seen)
      .from(stockAlerts)
      .innerJoin(stockItems, eq(stockItems.id, stockAlerts.stockItemId))
      .where(and(found, olderThan(page.after, stockAlerts.openedAt, stockAlerts.id)))
      .orderBy(desc(stockAlerts.openedAt), desc(stockAlerts.id))
      .limit(page.limit);
    return toPage<AlertSeen, AlertSeen>(
      rows,
      page,
      ({ openedAt, id }) => [openedAt.toISOString(), id],
      (row) => row,
      () => db.$count(stockAlerts, found),
    );
  },
});

/** Alerts by id, newest first. */
export async function alertsById(reader: Reader, ids: readonly string[]): Promise<AlertSeen[]> {
  return reader
    .select(seen)
    .from(stockAlerts)
    .innerJoin(stockItems, eq(stockItems.id, stockAlerts.stockItemId))
    .where(inArray(stockAlerts.id, [...ids]))
    .orderBy(desc(stockAlerts.openedAt), desc(stockAlerts.id));
}
