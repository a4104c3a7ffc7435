import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** A payment was opened, offered, captured, refunded, or will not come. */
export const paymentChanged = defineEvent(
  'payments.payment_changed.v1',
  z.object({ outletId: z.uuid(), paymentId: z.uuid(), orderId: z.uuid(), state: z.string() }),
);

/** Money is owed back through the provider; it has not been asked yet. */
export const refundRequested = defineEvent(
  'payments.refund_requested.v1',
  z.object({ outletId: z.uuid(), refundId: z.uuid(), paymentId: z.uuid(), orderId: z.uuid() }),
);

/** A refund was paid out, or failed and is still owed. */
export const refundSettled = defineEvent(
  'payments.refund_settled.v1',
  z.object({
    outletId: z.uuid(),
    refundId: z.uuid(),
    paymentId: z.uuid(),
    orderId: z.uuid(),
    state: z.enum(['PROCESSED', 'FAILED']),
  }),
);
