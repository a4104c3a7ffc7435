import { z } from 'zod';
import { denial } from '../../../platform/auth/actor.ts';
import { randomToken } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import { forgetLostTokens, keepToken } from './device-token.ts';

/**
 * A device gives itself another token, once a day: what somebody copied from it is soon worth nothing. The one it has stays good until
 * it shows the next, so an answer that is lost, or a device that dies before it has kept the token, loses nothing: it asks once more. Throws
 * FORBIDDEN for whoever is no device.
 */
export const renewDeviceToken = command({
  name: 'identity.renewDeviceToken',
  permission: 'device:renew',
  about: (_, { deviceId }) => (deviceId ? { entity: 'device', id: deviceId } : null),
  input: z.object({}),
  async handle({ tx, now, actor }) {
    const { deviceId } = actor;
    if (deviceId === null) throw denial(actor, 'device:renew');
    const token = randomToken();
    await forgetLostTokens(tx, deviceId, now);
    await keepToken(tx, deviceId, token, now);
    return { deviceId, token };
  },
});
