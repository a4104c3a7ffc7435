import { AppError } from '@college-kiosk/kernel';
import { and, asc, count, desc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { type Page, pageRequest, timeKey, toPage } from '../../platform/graphql/connection.ts';
import { groupBy } from '../../platform/group.ts';
import { placeOf } from '../places/index.ts';
import type { Order, OrderLine } from './order.ts';
import { mineOrHolds } from './ownership.ts';
import { orderLines, orderState, orderSteps, orders } from './tables.ts';

export type OrderStep = typeof orderSteps.$inferSelect;

/** One order: one's own, or anybody's for those who may see an outlet's orders. Null when there is none. */
export const readOrder = query({
  name: 'ordering.order',
  permission: 'order:see',
  input: z.object({ id: z.uuid() }),
  async handle({ db, actor, within }, { id }): Promise<Order | null> {
    const [order] = await db.select().from(orders).where(eq(orders.id, id));
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
  }),
  async handle({ db, within }, input): Promise<Page<Order>> {
    await placeOf(db, input.outletId);
    within(input.outletId);
    const { limit, after } = pageRequest(input, 2);
    const filter = and(
      eq(orders.outletId, input.outletId),
      input.states ? inArray(orders.state, input.states) : undefined,
      input.businessDate ? eq(orders.businessDate, input.businessDate) : undefined,
    );
    const rows = await db
      .select()
      .from(orders)
      .where(and(filter, before(timeKey(after))))
      .orderBy(desc(orders.placedAt), desc(orders.id))
      .limit(limit);
    const total = async () => (await db.select({ count: count() }).from(orders).where(filter))[0]?.count ?? 0;
    return toPage(
      rows,
      limit,
      (order) => [order.placedAt.toISOString(), order.id],
      (order) => order,
      total,
    );
  },
});

/** Orders by id, for batched reads. */
export async function ordersById(reader: Reader, ids: readonly string[]): Promise<Map<string, Order>> {
  const rows = await reader
    .select()
    .from(orders)
    .where(inArray(orders.id, [...ids]));
  return new Map(rows.map((order) => [order.id, order]));
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

/** What an outlet has in hand since a moment: orders that are being cooked or wait to be collected, oldest first. */
export function ordersInHand(reader: Reader, outletId: string, since: Date): Promise<Order[]> {
  return reader
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.outletId, outletId),
        inArray(orders.state, ['ACCEPTED', 'PREPARING', 'READY']),
        gte(orders.placedAt, since),
      ),
    )
    .orderBy(asc(orders.placedAt), asc(orders.id));
}

export async function linesByOrder(reader: Reader, orderIds: readonly string[]): Promise<Map<string, OrderLine[]>> {
  const rows = await reader
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, [...orderIds]))
    .orderBy(asc(orderLines.orderId), asc(orderLines.position));
  return groupBy(rows, (line) => line.orderId);
}

export async function stepsByOrder(reader: Reader, orderIds: readonly string[]): Promise<Map<string, OrderStep[]>> {
  const rows = await reader
    .select()
    .from(orderSteps)
    .where(inArray(orderSteps.orderId, [...orderIds]))
    .orderBy(asc(orderSteps.orderId), asc(orderSteps.version));
  return groupBy(rows, (step) => step.orderId);
}

function before(key: ReturnType<typeof timeKey>): SQL | undefined {
  if (!key) return undefined;
  return or(lt(orders.placedAt, key.at), and(eq(orders.placedAt, key.at), lt(orders.id, key.id)));
}
