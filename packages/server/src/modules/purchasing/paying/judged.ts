import type { Money } from '@college-kiosk/kernel';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { sameTaxpayer } from '../suppliers/supplier.ts';
import type { SupplierPayment } from './payment.ts';
import { supplierPayments } from './tables.ts';

/**
 * What a payment is judged by: all that any outlet pays the same taxpayer on the same day, under whichever registration, so that nobody splits
 * one (rules §3.5). The caller holds them by `lockTaxpayer`.
 */
export async function judgedPayment(tx: Tx, { supplierId, day }: SupplierPayment): Promise<Money> {
  const [row] = await tx
    .select({ amount: sql<number>`coalesce(sum(${supplierPayments.amount}), 0)::float8` })
    .from(supplierPayments)
    .where(
      and(
        sameTaxpayer(supplierPayments.supplierId, sql`${supplierId}::uuid`),
        ...[eq(supplierPayments.day, day), inArray(supplierPayments.state, ['PREPARED', 'RELEASED'])],
      ),
    );
  return row?.amount ?? 0;
}
