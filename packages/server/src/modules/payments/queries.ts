import { and, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { newestFirst } from '../../platform/graphql/newest-first.ts';
import type { Payment, Refund } from './payment.ts';
import { payments, refunds } from './tables.ts';

/** Money that came for orders that were dead or already paid and is still with us, the latest first. */
export const strayPayments = query({
  name: 'payments.strayPayments',
  permission: 'payment:review',
  input: z.object({ outletId: z.uuid(), first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, within }, { outletId, ...asked }): Promise<Page<Payment>> {
    within(outletId);
    const wanted = and(eq(payments.outletId, outletId), isNotNull(payments.stray), ne(payments.state, 'REFUNDED'));
    return newestFirst(db, asked, {
      table: payments,
      at: 'createdAt',
      of: wanted,
      select: (where) => db.select().from(payments).where(where),
    });
  },
});

/** Payments of which something is owed that nobody is paying out: refunds that failed, and money no order took. The latest first. */
export const owedRefunds = query({
  name: 'payments.owedRefunds',
  permission: 'payment:review',
  input: z.object({ outletId: z.uuid().nullish(), first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, within, reach }, { outletId, ...asked }): Promise<Page<Payment>> {
    if (outletId) within(outletId);
    const here = outletId ? [outletId] : reach === 'everywhere' ? null : [...reach];
    const among = (outlets: SQL) => (here ? sql`and ${inArray(outlets, here)}` : sql``);
    // Each of the two by its own index: said as either of them it reads every payment there ever was.
    const owed = sql`(
      select r.payment_id from refunds r where r.state = 'FAILED' and r.retried_by is null ${among(sql`r.outlet_id`)}
      union
      select p.id from payments p where p.stray is not null and p.state <> 'REFUNDED' ${among(sql`p.outlet_id`)}
        and p.amount > (select coalesce(sum(r.amount), 0) from refunds r where r.payment_id = p.id and r.state <> 'FAILED'))`;
    return newestFirst(db, asked, {
      table: payments,
      at: 'createdAt',
      of: sql`${payments.id} in ${owed}`,
      select: (where) => db.select().from(payments).where(where),
    });
  },
});

/** Payments by id, for batched reads. */
export async function paymentsById(reader: Reader, ids: readonly string[]): Promise<Map<string, Payment>> {
  const rows = await reader
    .select()
    .from(payments)
    .where(inArray(payments.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The payments of orders, whatever became of them, in the order they were asked for. */
export async function paymentsOfOrders(reader: Reader, orderIds: readonly string[]): Promise<Map<string, Payment[]>> {
  const rows = await reader
    .select()
    .from(payments)
    .where(inArray(payments.orderId, [...orderIds]))
    .orderBy(payments.createdAt, payments.id);
  return grouped(rows, orderIds, (payment) => payment.orderId);
}

/** The refunds of payments, in the order they were asked for. */
export async function refundsOfPayments(reader: Reader, paymentIds: readonly string[]): Promise<Map<string, Refund[]>> {
  const rows = await reader
    .select()
    .from(refunds)
    .where(inArray(refunds.paymentId, [...paymentIds]))
    .orderBy(refunds.createdAt, refunds.id);
  return grouped(rows, paymentIds, (refund) => refund.paymentId);
}

function grouped<Row>(rows: readonly Row[], keys: readonly string[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
