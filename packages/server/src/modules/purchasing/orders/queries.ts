import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import { AWAITED_STATES, type PurchaseOrder, type PurchaseOrderLine } from './order.ts';
import { purchaseOrderLines, purchaseOrderState, purchaseOrderSteps, purchaseOrders } from './tables.ts';

/** The purchase orders of an outlet, newest first, a page at a time. */
export const listPurchaseOrders = query({
  name: 'purchasing.orders',
  permission: 'purchase:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(purchaseOrderState.enumValues)).max(purchaseOrderState.enumValues.length).nullish(),
    supplierId: z.uuid().nullish(),
    awaited: z.boolean().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, supplierId, awaited, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(purchaseOrders.outletId, outletId),
      states ? inArray(purchaseOrders.state, states) : undefined,
      supplierId ? eq(purchaseOrders.supplierId, supplierId) : undefined,
      awaited
        ? and(isNotNull(purchaseOrders.sentVersion), inArray(purchaseOrders.state, [...AWAITED_STATES]))
        : undefined,
    );
    return newestFirst(db, args, {
      table: purchaseOrders,
      at: 'madeAt',
      of: found,
      select: (where) => db.select().from(purchaseOrders).where(where),
    });
  },
});

/** One purchase order of an outlet; null when there is none there. */
export const purchaseOrderOf = query({
  name: 'purchasing.order',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<PurchaseOrder | null> {
    within(outletId);
    const found = await orderById(db, id);
    return found?.outletId === outletId ? found : null;
  },
});

/** One purchase order; null when there is none. */
export async function orderById(reader: Reader, id: string): Promise<PurchaseOrder | null> {
  return (await ordersById(reader, [id])).get(id) ?? null;
}

/** Purchase orders by id. */
export async function ordersById(reader: Reader, ids: readonly string[]): Promise<Map<string, PurchaseOrder>> {
  const rows = await reader
    .select()
    .from(purchaseOrders)
    .where(inArray(purchaseOrders.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The lines of an order, in its order. */
export function linesOf(reader: Reader, orderId: string): Promise<PurchaseOrderLine[]> {
  return reader
    .select()
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId))
    .orderBy(purchaseOrderLines.position);
}

/** What some orders order, by order, in its order. */
export async function linesByOrder(reader: Reader, ids: readonly string[]): Promise<Map<string, PurchaseOrderLine[]>> {
  const rows = await reader
    .select()
    .from(purchaseOrderLines)
    .where(inArray(purchaseOrderLines.orderId, [...ids]))
    .orderBy(asc(purchaseOrderLines.orderId), asc(purchaseOrderLines.position));
  return byOrder(ids, rows);
}

export type PurchaseOrderStep = typeof purchaseOrderSteps.$inferSelect;

/** What happened to some orders, by order, oldest first. */
export async function stepsByOrder(reader: Reader, ids: readonly string[]): Promise<Map<string, PurchaseOrderStep[]>> {
  const rows = await reader
    .select()
    .from(purchaseOrderSteps)
    .where(inArray(purchaseOrderSteps.orderId, [...ids]))
    .orderBy(asc(purchaseOrderSteps.at), asc(purchaseOrderSteps.position));
  return byOrder(ids, rows);
}

/** Rows by their order, each order there. */
export function byOrder<Row extends { readonly orderId: string }>(ids: readonly string[], rows: readonly Row[]) {
  const groups = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row.orderId)?.push(row);
  return groups;
}

/** What the audit trail says of lines. */
export function factsOf(rows: readonly PurchaseOrderLine[]) {
  return rows.map(({ stockItemId, quantity, unit, price, taxRate }) => ({
    stockItemId,
    quantity,
    unit,
    price,
    taxRate,
  }));
}
