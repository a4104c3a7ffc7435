import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** What somebody may do changed: they signed out, or a right was given or taken. Whoever remembers actors forgets them. */
export const accessChanged = defineEvent('identity.access_changed.v1', z.object({}));
