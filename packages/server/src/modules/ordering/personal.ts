import { refuse } from '@college-kiosk/kernel';
import { and, desc, eq, inArray, ne, notInArray } from 'drizzle-orm';
import { groupBy } from '../../platform/group.ts';
import type { PersonalRecords } from '../../platform/personal/personal-records.ts';
import { paymentsWithRefunds } from '../payments/index.ts';
import { OVER } from './order.ts';
import { orderLines, orders } from './tables.ts';

/** The latest orders rung up at a counter that an export names. */
const COUNTER_ORDERS_MAX = 1_000;

/** Orders that somebody placed for themselves: at a counter staff place them for whoever stands there. */
const ownOrders = (id: string) => and(eq(orders.placedBy, id), eq(orders.channel, 'MOBILE'));

/** Orders that the person placed, and what was paid for them. */
export const orderingRecords: readonly PersonalRecords[] = [
  {
    name: 'orders',
    columns: ['orders.placed_by'],
    async read(reader, { id }) {
      const mine = await reader.select().from(orders).where(ownOrders(id)).orderBy(desc(orders.placedAt));
      const ids = reader.select({ id: orders.id }).from(orders).where(ownOrders(id));
      const lines = await reader
        .select()
        .from(orderLines)
        .where(inArray(orderLines.orderId, ids))
        .orderBy(orderLines.orderId, orderLines.position);
      const linesByOrder = groupBy(lines, ({ orderId }) => orderId);
      const payments = await paymentsWithRefunds(reader, ids);
      return mine.map((order) => ({
        ...order,
        lines: linesByOrder.get(order.id) ?? [],
        payments: payments.get(order.id) ?? [],
      }));
    },
    async hindrance({ tx }, { id }) {
      const [open] = await tx
        .select({ id: orders.id })
        .from(orders)
        .where(and(ownOrders(id), notInArray(orders.state, [...OVER])))
        .limit(1);
      return open ? OPEN_ORDER : null;
    },
    kept: 'Orders and payments stand behind invoices and the journal: CGST Act 2017 §36 and Rule 56 want them for 72 months. They name the account by its id only.',
  },
  {
    name: 'ordersTakenAtTheCounter',
    columns: ['orders.placed_by'],
    read: (reader, { id }) =>
      reader
        .select({ id: orders.id, placedAt: orders.placedAt })
        .from(orders)
        .where(and(eq(orders.placedBy, id), ne(orders.channel, 'MOBILE')))
        .orderBy(desc(orders.placedAt))
        .limit(COUNTER_ORDERS_MAX),
    kept: 'They are the canteen’s business with its customers, and stand behind invoices as all orders do. What was bought and paid is not about whoever rang it up; the latest thousand are named.',
  },
];

const OPEN_ORDER = refuse(
  'OPEN_ORDER',
  'An order of yours is still open. Collect it, or cancel it; then you can erase your account.',
);
