import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { paymentChanged } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { type Payment, type PaymentState, paymentSteps } from './payment.ts';
import { payments } from './tables.ts';

/** Where each thing a provider or the clock does leads, whatever state it was done in. */
const TARGET = {
  capture: 'CAPTURED',
  fail: 'FAILED',
  mismatch: 'FAILED',
  expire: 'EXPIRED',
} as const satisfies Readonly<Record<string, PaymentState>>;

/**
 * Moves a payment on and announces it, if it is in a state from which that is legal at this very moment; null when
 * another was there first or it is too late.
 */
export async function movePayment(
  { tx, emit, changed }: CommandScope,
  paymentId: string,
  event: keyof typeof TARGET,
  set: Partial<Pick<Payment, 'capturedAt' | 'failureReason'>> = {},
): Promise<Payment | null> {
  const state = TARGET[event];
  const [moved] = await tx
    .update(payments)
    .set({ state, ...set })
    .where(and(eq(payments.id, paymentId), inArray(payments.state, paymentSteps.legalFrom(event))))
    .returning({ ...getTableColumns(payments), stateBefore: sql<Payment['state']>`old.state` });
  if (!moved) return null;
  const { stateBefore, ...payment } = moved;
  const before = { state: stateBefore, failureReason: null };
  changed({ entity: 'payment', id: paymentId, before, after: { state, failureReason: moved.failureReason } });
  emit(paymentChanged, { outletId: moved.outletId, paymentId, orderId: moved.orderId, state });
  return payment;
}
