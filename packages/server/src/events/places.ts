import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** An outlet's hours, stations or its open switch changed. */
export const outletChanged = defineEvent('places.outlet_changed.v1', z.object({ outletId: z.uuid() }));
