import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, denial } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { devices } from '../../places/index.ts';

/** The till that somebody speaks from. Throws FORBIDDEN for whoever is at none. */
export function tillOf(actor: Actor): { deviceId: string; outletId: string } {
  const { deviceId, outletId } = actor;
  if (deviceId === null || outletId === null) throw denial(actor, 'till:open');
  return { deviceId, outletId };
}

/** The same, held until the commit: two who take it over at one moment do so one after the other. Throws FORBIDDEN for one whose trust ended. */
export async function holdTill({ tx, actor }: CommandScope): Promise<{ deviceId: string; outletId: string }> {
  const till = tillOf(actor);
  const [held] = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.id, till.deviceId), eq(devices.kind, 'COUNTER'), isNull(devices.revokedAt)))
    .for('update');
  if (!held) throw denial(actor, 'till:open');
  return till;
}
