import { eq, getTableColumns, inArray, type SQLWrapper } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { groupBy } from '../../platform/group.ts';
import type { Payment, Refund } from './payment.ts';
import { payments, refunds } from './tables.ts';

export interface PaymentWithRefunds extends Payment {
  readonly refunds: readonly Refund[];
}

/**
 * The payments of all orders that a subquery gives the ids of, with their refunds, by order and in the order they were asked for.
 * For any number of orders: no list of ids goes to the database.
 */
export async function paymentsWithRefunds(
  reader: Reader,
  orderIds: SQLWrapper,
): Promise<Map<string, PaymentWithRefunds[]>> {
  const paid = await reader
    .select()
    .from(payments)
    .where(inArray(payments.orderId, orderIds))
    .orderBy(payments.createdAt, payments.id);
  const given = await reader
    .select(getTableColumns(refunds))
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(inArray(payments.orderId, orderIds))
    .orderBy(refunds.createdAt, refunds.id);
  const byPayment = groupBy(given, ({ paymentId }) => paymentId);
  const whole = paid.map((payment) => ({ ...payment, refunds: byPayment.get(payment.id) ?? [] }));
  return groupBy(whole, ({ orderId }) => orderId);
}
