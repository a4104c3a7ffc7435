import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { deviceById, devices } from '../../places/index.ts';
import { deviceName } from './device-name.ts';

/** Gives a device another name to find it by; the number in its invoice series stays. Throws NOT_FOUND. */
export const renameDevice = command({
  name: 'identity.renameDevice',
  permission: 'device:pair',
  input: z.object({ commandId: z.uuid(), deviceId: z.uuid(), name: deviceName }),
  once: (input) => input.commandId,
  about: ({ deviceId }) => ({ entity: 'device', id: deviceId }),
  async handle({ tx, within, emit, changed }, { deviceId, name }) {
    const device = await deviceById(tx, deviceId);
    if (!device || device.revokedAt !== null) throw new AppError('NOT_FOUND', 'There is no such device.');
    within(device.outletId);
    await tx.update(devices).set({ name }).where(eq(devices.id, deviceId));
    changed({ entity: 'device', id: deviceId, before: device, after: { name } });
    // Its name is what the audit trail calls it: whoever remembers the old one looks again.
    emit(accessChanged, { actorId: deviceId });
    return { deviceId };
  },
});
