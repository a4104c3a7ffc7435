import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** A ticket was opened or changed its state. */
export const ticketChanged = defineEvent(
  'kitchen.ticket_changed.v1',
  z.object({ outletId: z.uuid(), ticketId: z.uuid(), orderId: z.uuid(), stationCode: z.string(), state: z.string() }),
);
