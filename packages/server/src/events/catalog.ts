import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** What an outlet offers changed: one item of it, or (null) more than one. */
export const menuChanged = defineEvent(
  'catalog.menu_changed.v1',
  z.object({ outletId: z.uuid(), itemId: z.uuid().nullable() }),
);
