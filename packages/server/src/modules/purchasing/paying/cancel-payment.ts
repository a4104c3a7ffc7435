import type { Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { endedAs } from '../../payments/index.ts';
import { heldPayment, illegal } from './payment.ts';
import { supplierPayments } from './tables.ts';

/** Gives up a payment that was prepared and not released, by whoever may prepare one; its bills wait for another. Refuses ILLEGAL_PAYMENT_STEP. */
export const cancelSupplierPayment = command({
  name: 'purchasing.cancelPayment',
  permission: 'supplier:pay',
  input: z.object({ commandId: z.uuid(), paymentId: z.uuid(), reason: z.string().trim().min(3).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'supplier_payment', id: paymentId }),
  async handle(scope, { paymentId, reason }): Promise<{ paymentId: string } | Refusal> {
    const { tx, within, changed } = scope;
    const { payment } = await heldPayment(tx, paymentId);
    within(payment.outletId);
    const refusal = illegal(payment, 'cancel');
    if (refusal) return refusal;
    const after = endedAs(scope, { reason, reversedOn: null });
    await tx.update(supplierPayments).set(after).where(eq(supplierPayments.id, paymentId));
    changed({ entity: 'supplier_payment', id: paymentId, before: { ...payment }, after });
    return { paymentId };
  },
});
