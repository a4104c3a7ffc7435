import { z } from 'zod';
import type { CommandScope } from '../../platform/command/command.ts';
import { command } from '../../platform/command/command.ts';
import { providerEvents } from './tables.ts';

/** A message of the provider as it came, for the record. */
export const deliveredEvent = z.object({ id: z.string().min(1).max(200), body: z.string() });

export type DeliveredEvent = z.output<typeof deliveredEvent>;

/**
 * Stores what the provider said, byte for byte, in the transaction of what it leads to. False when the very message was
 * stored before; a concurrent twin is waited for.
 */
export async function keepEvent(
  { tx, now, newId }: CommandScope,
  provider: string,
  event: DeliveredEvent,
): Promise<boolean> {
  const kept = await tx
    .insert(providerEvents)
    .values({ id: newId(), provider, eventId: event.id, body: event.body, receivedAt: now })
    .onConflictDoNothing()
    .returning({ id: providerEvents.id });
  return kept.length > 0;
}

/** Stores a message that leads to nothing here. */
export const keepProviderEvent = command({
  name: 'payments.keepProviderEvent',
  permission: 'payment:settle',
  input: z.object({ provider: z.string(), event: deliveredEvent }),
  mask: ['event'],
  async handle(scope, { provider, event }) {
    return { kept: await keepEvent(scope, provider, event) };
  },
});
