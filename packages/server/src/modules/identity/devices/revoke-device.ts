import { AppError } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { deviceById, devices } from '../../places/index.ts';
import { deviceTokens } from './tables.ts';

/** Ends the trust in a device: its token opens nothing any more, and its open streams fall silent. Throws NOT_FOUND. */
export const revokeDevice = command({
  name: 'identity.revokeDevice',
  permission: 'device:pair',
  input: z.object({ commandId: z.uuid(), deviceId: z.uuid() }),
  once: (input) => input.commandId,
  about: ({ deviceId }) => ({ entity: 'device', id: deviceId }),
  async handle({ tx, now, within, emit, changed }, { deviceId }) {
    const device = await deviceById(tx, deviceId);
    if (!device) throw new AppError('NOT_FOUND', 'There is no such device.');
    within(device.outletId);
    if (device.revokedAt === null)
      changed({ entity: 'device', id: deviceId, before: device, after: { revokedAt: now } });
    await tx
      .update(devices)
      .set({ revokedAt: now })
      .where(and(eq(devices.id, deviceId), isNull(devices.revokedAt)));
    await tx
      .update(deviceTokens)
      .set({ revokedAt: now })
      .where(and(eq(deviceTokens.deviceId, deviceId), isNull(deviceTokens.revokedAt)));
    emit(accessChanged, { actorId: deviceId });
    return { deviceId };
  },
});
