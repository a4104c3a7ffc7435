import type { Money } from '@college-kiosk/kernel';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import type { SupplierPayment } from './payment.ts';
import { supplierPayments } from './tables.ts';

/** What a payment is judged by: all that any outlet pays the same supplier on the same day, so that nobody splits one (rules §3.5). */
export async function judgedPayment(tx: Tx, { supplierId, day }: SupplierPayment): Promise<Money> {
  const [row] = await tx
    .select({ amount: sql<number>`coalesce(sum(${supplierPayments.amount}), 0)::float8` })
    .from(supplierPayments)
    .where(
      and(
        eq(supplierPayments.supplierId, supplierId),
        eq(supplierPayments.day, day),
        inArray(supplierPayments.state, ['PREPARED', 'RELEASED']),
      ),
    );
  return row?.amount ?? 0;
}
