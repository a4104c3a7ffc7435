import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** A purchase order of an outlet was made, changed, or taken a step further. */
export const purchaseOrderChanged = defineEvent(
  'purchasing.order_changed.v1',
  z.object({ outletId: z.uuid(), orderId: z.uuid() }),
);
