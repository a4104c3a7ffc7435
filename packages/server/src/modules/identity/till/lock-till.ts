import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { tillTurns } from './tables.ts';
import { holdTill } from './till-of.ts';
import { endTurns } from './turns.ts';

/** Locks the till: it is nobody's until somebody takes it over. Saying it twice changes nothing. */
export const lockTill = command({
  name: 'identity.lockTill',
  permission: 'till:open',
  about: (_, { deviceId }) => (deviceId ? { entity: 'device', id: deviceId } : null),
  input: z.object({}),
  async handle(scope) {
    const { deviceId } = await holdTill(scope);
    await endTurns(scope, eq(tillTurns.deviceId, deviceId), 'LOCKED');
    return { deviceId };
  },
});
