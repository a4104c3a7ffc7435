import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import type { Allocation, PaidFrom } from '../../finance/index.ts';
import { lockTaxpayer, type Supplier } from '../suppliers/supplier.ts';
import {
  supplierPaymentLines,
  type supplierPaymentMethod,
  type supplierPaymentState,
  supplierPayments,
} from './tables.ts';

export type SupplierPayment = typeof supplierPayments.$inferSelect;
export type SupplierPaymentState = (typeof supplierPaymentState.enumValues)[number];
export type SupplierPaymentMethod = (typeof supplierPaymentMethod.enumValues)[number];

/** What the steps of a payment need of their command; the demo's payments are told by the same steps. */
export type PayingScope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId' | 'changed'>;

/** Legal steps of money for a supplier. */
const paymentSteps = transitions<SupplierPaymentState, 'release' | 'cancel' | 'reverse'>({
  PREPARED: { release: 'RELEASED', cancel: 'CANCELLED' },
  RELEASED: { reverse: 'REVERSED' },
  CANCELLED: {},
  REVERSED: {},
});

const WORDS: Readonly<Record<SupplierPaymentState, string>> = {
  PREPARED: 'prepared and not released',
  RELEASED: 'released: turn it round, with a reason, if the money did not arrive',
  CANCELLED: 'cancelled: prepare another one',
  REVERSED: 'turned round',
};

/** Why a step is not legal now: ILLEGAL_PAYMENT_STEP; null when it is. */
export function illegal({ state }: SupplierPayment, step: 'release' | 'cancel' | 'reverse'): Refusal | null {
  if (paymentSteps.next(state, step) !== null) return null;
  return refuse('ILLEGAL_PAYMENT_STEP', `This payment is ${WORDS[state]}.`, { state });
}

/** Where the money of a payment lies before it goes. Rules §2.2. */
export function paidFrom({ method, sessionId }: Pick<SupplierPayment, 'method' | 'sessionId'>): PaidFrom {
  if (method === 'DRAWER') return { account: '1010', ...(sessionId && { party: sessionId }) };
  return { account: method === 'PETTY_CASH' ? '1015' : '1020' };
}

/** A reference as it is compared: without case and spaces. */
export function referenceKeyOf(reference: string): string {
  return reference.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
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
