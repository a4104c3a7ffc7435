import { z } from 'zod';
import { command } from '../platform/command/command.ts';
import { defineEvent } from '../platform/outbox/event.ts';

/** Something that happened in an outlet, for tests of the platform itself. */
export const sampleEvent = defineEvent('testing.sample_happened.v1', z.object({ outletId: z.uuid() }));

/** The smallest command: it announces, and leaves its audit row. */
export const sampleCommand = command({
  name: 'testing.sample',
  permission: 'sample:run',
  input: z.object({ outletId: z.uuid() }),
  async handle({ within, emit }, { outletId }) {
    within(outletId);
    emit(sampleEvent, { outletId });
    return { outletId };
  },
});
