import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { randomToken } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { addDevice, deviceKind, isDemo, outlets } from '../../places/index.ts';
import { keepToken } from './device-token.ts';

const kind = z.enum(deviceKind.enumValues);

/** Pairs a device with the demo canteen's first outlet at one click; refused anywhere else. It signs nobody out: whoever looks at a demo does so from one browser. */
export const pairDemoDevice = command({
  name: 'identity.pairDemoDevice',
  permission: 'public',
  input: z.object({ kind }),
  async handle({ tx, now, about, newId }, input) {
    if (!(await isDemo(tx)))
      return refuse('NOT_A_DEMO', 'This is not the demo canteen: pair the device with its code.');
    const [outlet] = await tx
      .select({ id: outlets.id })
      .from(outlets)
      .orderBy(outlets.tokenPrefix, outlets.code)
      .limit(1);
    if (!outlet) return refuse('NOT_A_DEMO', 'The demo canteen has no outlet.');
    const name = `Demo ${input.kind.toLowerCase()}`;
    const device = await addDevice(tx, { id: newId(), outletId: outlet.id, kind: input.kind, name, pairedAt: now });
    about('device', device.id);
    const token = randomToken();
    await keepToken(tx, device.id, token, now);
    return { device, token };
  },
});
