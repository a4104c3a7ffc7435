import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../platform/command/command.ts';
import { defineEvent } from '../platform/outbox/event.ts';
import type { Reaction } from '../platform/outbox/reaction.ts';

const counted = z.object({ outletId: z.uuid(), n: z.int() });

/** Announced, and heard by displays alone. */
export const told = defineEvent('check.told.v1', counted);
/** Announced, and answered by `counting`. */
export const asked = defineEvent('check.asked.v1', counted);

/** Leaves one audit row, and takes long enough to be killed within. */
const count = command({
  name: 'check.count',
  permission: 'public',
  input: counted,
  async handle({ tx }, input) {
    await tx.execute(sql`select pg_sleep(0.01)`);
    return input;
  },
});

/** Does something that may be repeated at will: only its mark keeps it to once. */
export const counting: Reaction = {
  name: 'check.counting',
  hears: asked,
  run: async (context, event) => void (await count(context, counted.parse(event.payload))),
};
