import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** What an outlet has, or has promised, of these stock items changed. */
export const stockChanged = defineEvent(
  'inventory.stock_changed.v1',
  z.object({ outletId: z.uuid(), stockItemIds: z.array(z.uuid()).min(1) }),
);

/** Alerts about the stock of an outlet opened, were acknowledged, or are over. */
export const stockAlertChanged = defineEvent(
  'inventory.alert_changed.v1',
  z.object({ outletId: z.uuid(), alertIds: z.array(z.uuid()).min(1) }),
);
