import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { lockPayment, payOwed } from '../payments/index.ts';
import { refundBeyondLimit } from './refund-books.ts';

/**
 * Pays out what is owed of a payment and nobody is paying out: a refund that the provider did not pay, also of an order that was collected,
 * or money that its order could not take. The provider is asked again (UPI), or cash is given out of one's open drawer; within the limit
 * that refunds are held to. Refuses NOTHING_OWED, REFUND_BEYOND_LIMIT, DRAWER_NOT_OPEN and DRAWER_SHORT. Rules §2.4, §4.1.
 */
export const payOwedRefund = command({
  name: 'ordering.payOwedRefund',
  permission: 'order:refund',
  input: z.object({
    ...{ commandId: z.uuid(), paymentId: z.uuid(), by: z.enum(['CASH', 'UPI']) },
    reason: z.string().trim().min(1, 'Say why.').max(200),
  }),
  about: ({ paymentId }) => ({ entity: 'payment', id: paymentId }),
  once: (input) => input.commandId,
  async handle(scope, { paymentId, by, reason }): Promise<{ orderId: string } | Refusal> {
    const payment = await lockPayment(scope.tx, paymentId);
    if (!payment) throw new AppError('NOT_FOUND', 'There is no such payment.');
    const { outletId, orderId } = payment;
    scope.within(outletId);
    const paid = await payOwed(scope, payment, { by, reason });
    if (isRefusal(paid)) return paid;
    return (await refundBeyondLimit(scope, outletId, 'order:refund', paid.amount)) ?? { orderId };
  },
});
