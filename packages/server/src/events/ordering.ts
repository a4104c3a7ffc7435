import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** An order was placed and holds its stock; nothing is paid or cooked yet unless its later events say so. */
export const orderPlaced = defineEvent(
  'ordering.order_placed.v1',
  z.object({ outletId: z.uuid(), orderId: z.uuid(), token: z.string() }),
);

/** An order's state or payment status changed. */
export const orderChanged = defineEvent(
  'ordering.order_changed.v1',
  z.object({ outletId: z.uuid(), orderId: z.uuid(), state: z.string(), paymentStatus: z.string() }),
);
