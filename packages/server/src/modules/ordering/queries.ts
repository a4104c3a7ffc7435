import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { type Ask, askOf } from '../../platform/db/ask.ts';
import type { Reader } from '../../platform/db/database.ts';
import { jsonList, type Read } from '../../platform/db/json.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { newestFirst } from '../../platform/graphql/newest-first.ts';
import { groupBy } from '../../platform/group.ts';
import { markOfPlace, placeOf } from '../places/index.ts';
import type { Order, OrderLine } from './order.ts';
import { mineOrHolds } from './ownership.ts';
import { orderLines, orderState, orderSteps, orders } from './tables.ts';

export type OrderStep = typeof orderSteps.$inferSelect;

/** An order as it is shown: with its lines, in order. */
export interface SeenOrder extends Order {
  readonly lines: readonly OrderLine[];
}

const line = alias(orderLines, 'l');

/** Read with the order, as one value: a list of orders is one statement. */
const seen = {
  ...getTableColumns(orders),
  lines: jsonList(
    getTableColumns(line),
    sql`${orderLines} l where ${line.orderId} = "orders"."id"`,
    sql`${line.position}`,
  ),
};

/** One order: one's own, or anybody's for those who may see an outlet's orders. Null when there is none. */
export const readOrder = query({
  name: 'ordering.order',
  permission: 'order:see',
  input: z.object({ id: z.uuid() }),
  async handle({ db, actor, within }, { id }): Promise<SeenOrder | null> {
    const [order] = await db.select(seen).from(orders).where(eq(orders.id, id));
    if (!order) return null;
    within(order.outletId);
    mineOrHolds(actor, order, 'order:read');
    return order;
  },
});

/** An outlet's orders, newest first. */
export const listOrders = query({
  name: 'ordering.orders',
  permission: 'order:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(orderState.enumValues)).nullish(),
    businessDate: z.iso.date().nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
    // Whether it will be asked how many there are in all.
    counted: z.boolean().default(false),
  }),
  async handle({ db, within }, input): Promise<Page<SeenOrder>> {
    within(input.outletId);
    const filter = and(
      eq(orders.outletId, input.outletId),
      input.states ? inArray(orders.state, input.states) : undefined,
      input.businessDate ? eq(orders.businessDate, input.businessDate) : undefined,
    );
    const inAll = sql<number>`(select count(*)::integer from ${orders} where ${filter})`;
    const page = await newestFirst(db, input, {
      table: orders,
      at: 'placedAt',
      of: filter,
      select: (where) =>
        db
          .select({ ...seen, ...(input.counted && { inAll }) })
          .from(orders)
          .where(where),
      total: async ([first]) => first?.inAll ?? askOf(db)<number>('inAll', inAll),
    });
    // Whatever has orders is an outlet.
    if (page.edges.length === 0) await placeOf(db, input.outletId);
    return page;
  },
});

/** Orders by id, for batched reads. */
export async function ordersById(reader: Reader, ids: readonly string[]): Promise<Map<string, SeenOrder>> {
  const rows = await reader
    .select(seen)
    .from(orders)
    .where(inArray(orders.id, [...ids]));
  return new Map(rows.map((order) => [order.id, order]));
}

/** One order with its lines, and the mark of its outlet. Throws NOT_FOUND. */
export async function orderToHandOver(
  reader: Reader,
  id: string,
): Promise<{ readonly order: SeenOrder; readonly placeMark: string | null }> {
  const [found] = await reader
    .select({ ...seen, placeMark: markOfPlace(sql`"orders"."outlet_id"`) })
    .from(orders)
    .where(eq(orders.id, id));
  if (!found) throw new AppError('NOT_FOUND', 'There is no such order.');
  const { placeMark, ...order } = found;
  return { order, placeMark };
}

/** One order. Throws NOT_FOUND. */
export async function readOrderRow(reader: Reader, id: string): Promise<Order> {
  const [order] = await reader.select().from(orders).where(eq(orders.id, id));
  if (!order) throw new AppError('NOT_FOUND', 'There is no such order.');
  return order;
}

/** The lines of an order, in order. */
export function linesOf(reader: Reader, orderId: string): Promise<OrderLine[]> {
  return reader.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));
}

/** What the order-ready board knows of an order. */
export interface OrderInHand {
  readonly orderId: string;
  readonly token: string;
  readonly isReady: boolean;
  /** Since when it is ready, or since when it is being prepared. */
  readonly since: Date;
}

const open = alias(orders, 'o');
const isReady = sql<boolean>`${open.state} = 'READY'`;
const inHand = {
  ...{ orderId: open.id, token: open.token, isReady },
  sinceMs: sql<number>`(extract(epoch from coalesce(case when ${isReady} then ${open.readyAt} else ${open.acceptedAt} end,
    ${open.placedAt})) * 1000)::bigint`,
};

/** What an outlet has in hand since a moment: orders that are being cooked or wait to be collected, oldest first. One value. */
export async function ordersInHand(
  reader: Reader,
  outletId: string,
  since: Date,
  ask: Ask = askOf(reader),
): Promise<OrderInHand[]> {
  const rows = await ask<Read<typeof inHand>[]>(
    `ordering.inHand ${outletId}`,
    jsonList(
      inHand,
      sql`${orders} o where ${open.outletId} = ${outletId} and ${open.state} in ('ACCEPTED', 'PREPARING', 'READY')
        and ${open.placedAt} >= ${since.toISOString()}::timestamptz`,
      sql`${open.placedAt}, ${open.id}`,
    ),
  );
  return rows.map(({ sinceMs, ...order }) => ({ ...order, since: new Date(sinceMs) }));
}

/** Where the order of this id was placed, for the statement of a room that stands on this one. */
export function channelOfOrder(orderId: SQL): SQL<Order['channel']> {
  return sql`(select o.channel from orders o where o.id = ${orderId})`;
}

export async function stepsByOrder(reader: Reader, orderIds: readonly string[]): Promise<Map<string, OrderStep[]>> {
  const rows = await reader
    .select()
    .from(orderSteps)
    .where(inArray(orderSteps.orderId, [...orderIds]))
    .orderBy(asc(orderSteps.orderId), asc(orderSteps.version));
  return groupBy(rows, (step) => step.orderId);
}
