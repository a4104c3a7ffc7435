import { z } from 'zod';
import { defineEvent } from '../platform/outbox/event.ts';

/** Everything that must add up was looked at, or somebody acknowledged an alert. `changed`: the names of what is not as it was. */
export const identitiesLookedAt = defineEvent(
  'monitoring.identities_looked_at.v1',
  z.object({ changed: z.array(z.string()) }),
);
