import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import type { Allocation } from '../../finance/index.ts';
import { illegalStep } from '../../payments/index.ts';
import { lockTaxpayer, type Supplier } from '../suppliers/supplier.ts';
import { supplierPaymentLines, supplierPayments } from './tables.ts';

export type SupplierPayment = typeof supplierPayments.$inferSelect;

/** Why a step is not legal now: ILLEGAL_PAYMENT_STEP; null when it is. */
export function illegal({ state }: SupplierPayment, step: Parameters<typeof illegalStep>[1]): Refusal | null {
  const message = illegalStep({ state }, step);
  return message === null ? null : refuse('ILLEGAL_PAYMENT_STEP', message, { state });
}

export interface PaymentInHand {
  readonly payment: SupplierPayment;
  readonly lines: readonly Allocation[];
  readonly supplier: Supplier;
}

/** A payment with its lines, held against others, after its supplier. Throws NOT_FOUND. */
export async function heldPayment(tx: Tx, id: string): Promise<PaymentInHand> {
  const seen = await paymentById(tx, id);
  if (!seen) throw new AppError('NOT_FOUND', 'There is no such payment.');
  const supplier = await lockTaxpayer(tx, seen.supplierId);
  const [payment] = await tx.select().from(supplierPayments).where(eq(supplierPayments.id, id)).for('update');
  const lines = await tx
    .select()
    .from(supplierPaymentLines)
    .where(eq(supplierPaymentLines.paymentId, id))
    .orderBy(asc(supplierPaymentLines.billId));
  return { payment: payment ?? seen, lines, supplier };
}

/** One payment; null when there is none. */
export async function paymentById(reader: Reader, id: string): Promise<SupplierPayment | null> {
  const [row] = await reader.select().from(supplierPayments).where(eq(supplierPayments.id, id));
  return row ?? null;
}
