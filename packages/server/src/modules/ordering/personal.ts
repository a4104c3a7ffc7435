import { refuse } from '@college-kiosk/kernel';
import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import type { PersonalRecords } from '../../platform/personal/personal-records.ts';
import { paymentsOfOrders, refundsOfPayments } from '../payments/index.ts';
import { orderLines, orders } from './tables.ts';

const OVER = ['COLLECTED', 'CANCELLED', 'EXPIRED'] as const;

/** Orders that the person placed, and what was paid for them. */
export const orderingRecords: readonly PersonalRecords[] = [
  {
    name: 'orders',
    columns: ['orders.placed_by'],
    async read(reader, { id }) {
      const mine = await reader.select().from(orders).where(eq(orders.placedBy, id)).orderBy(desc(orders.placedAt));
      const ids = mine.map((order) => order.id);
      if (ids.length === 0) return [];
      const lines = await reader.select().from(orderLines).where(inArray(orderLines.orderId, ids));
      const payments = await paymentsOfOrders(reader, ids);
      const paid = [...payments.values()].flat();
      const refunds = await refundsOfPayments(
        reader,
        paid.map((payment) => payment.id),
      );
      return mine.map((order) => ({
        ...order,
        lines: lines.filter(({ orderId }) => orderId === order.id),
        payments: (payments.get(order.id) ?? []).map((payment) => ({
          ...payment,
          refunds: refunds.get(payment.id) ?? [],
        })),
      }));
    },
    async hindrance({ tx }, { id }) {
      const [open] = await tx
        .select({ id: orders.id })
        .from(orders)
        .where(and(eq(orders.placedBy, id), notInArray(orders.state, [...OVER])))
        .limit(1);
      return open ? OPEN_ORDER : null;
    },
    kept: 'Orders and payments stand behind invoices and the journal: CGST Act 2017 §36 and Rule 56 want them for 72 months. They name the account by its id only.',
  },
];

const OPEN_ORDER = refuse(
  'OPEN_ORDER',
  'An order of yours is still open. Collect it, or cancel it; then you can erase your account.',
);
