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

/** Somebody registered. What comes of it, a letter at least, is done after the answer: it must not tell whether an address is known. */
export const registered = defineEvent('identity.registered.v1', z.object({ registrationId: z.uuid() }));

/** Somebody asked for a new password, for an address that may have an account or not. */
export const newPasswordAsked = defineEvent('identity.new_password_asked.v1', z.object({ requestId: z.uuid() }));
