import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/**
 * What a user, device or key may do changed: they signed out, or a right was given or taken. Null: what many may do changed.
 * Whoever remembers actors forgets them; their open streams are asked again who they are.
 */
export const accessChanged = defineEvent(
  'identity.access_changed.v1',
  z.object({ actorId: z.uuid().nullable().default(null) }),
);
