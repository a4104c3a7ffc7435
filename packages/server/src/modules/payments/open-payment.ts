import { assert, type Money } from '@college-kiosk/kernel';
import { and, eq, sql } from 'drizzle-orm';
import { paymentChanged } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Payment } from './payment.ts';
import { payments } from './tables.ts';

export interface PaymentRequest {
  readonly id: string;
  readonly orderId: string;
  readonly outletId: string;
  readonly amount: Money;
  readonly expiresAt: Date;
}

/**
 * Asks for money through the provider: records that it is awaited. An order waits for one payment at a time, so one
 * that is still awaited is answered instead, whatever its id. `offerPayment` then makes it known to the provider.
 */
export async function openPayment(scope: CommandScope, request: PaymentRequest): Promise<Payment> {
  const { tx, now, emit } = scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`payment:${request.orderId}`}, 0))`);
  const [awaited] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, request.orderId), eq(payments.state, 'PENDING')));
  if (awaited) return awaited;

  const [opened] = await tx
    .insert(payments)
    .values({ ...request, tender: 'UPI', state: 'PENDING', createdAt: now })
    .returning();
  assert(opened, 'an opened payment is a row', request);
  const { id: paymentId, orderId, outletId, state } = opened;
  emit(paymentChanged, { outletId, paymentId, orderId, state });
  return opened;
}
