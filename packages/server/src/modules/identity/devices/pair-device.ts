import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { holdsIn } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { addDevice, deviceKind, placeOf } from '../../places/index.ts';
import { guarded, ofCodeEntered } from '../guards/guessing.ts';
import { deviceName } from './device-name.ts';
import { pairingCode } from './pairing-code.ts';
import { pairings } from './tables.ts';
import { CODE_UNKNOWN, waitingWith } from './waiting-device.ts';

const pair = command({
  name: 'identity.pairDevice',
  permission: 'device:pair',
  input: z.object({
    commandId: z.uuid(),
    code: pairingCode,
    kind: z.enum(deviceKind.enumValues),
    outletId: z.uuid(),
    name: deviceName,
  }),
  once: (input) => input.commandId,
  async handle({ tx, now, within, about, newId }, { code, kind, outletId, name }) {
    await placeOf(tx, outletId);
    within(outletId);
    const waiting = await waitingWith(tx, code, now);
    if (waiting?.kind !== kind) return CODE_UNKNOWN;
    const deviceId = newId();
    // Two who enter it at one moment: the second finds it taken.
    const [taken] = await tx
      .update(pairings)
      .set({ deviceId })
      .where(and(eq(pairings.id, waiting.id), isNull(pairings.deviceId)))
      .returning({ id: pairings.id });
    if (!taken) return CODE_UNKNOWN;
    await addDevice(tx, { id: deviceId, outletId, kind, name, pairedAt: now });
    about('device', deviceId);
    return { deviceId };
  },
});

/**
 * Somebody with the right enters the code that a device shows, and says what it is (`findWaitingDevice` tells): it now belongs to the outlet. Refuses
 * PAIRING_CODE_UNKNOWN, also for a device of another kind; throws RATE_LIMITED for whoever tries many codes.
 */
export const pairDevice = guarded(pair, async (scope, input) =>
  // Whoever has no right there hears so from the door, and spends nothing.
  holdsIn(scope.actor, 'device:pair', input.outletId) ? ofCodeEntered(scope, input) : null,
);
