import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { tillTurns } from './tables.ts';
import { tillOf } from './till-of.ts';
import { turnAt } from './turns.ts';

/**
 * Says that somebody touched the till within the last minute, so that it does not lock itself. That it hears something live is no touch. Gives whether
 * it is still somebody's.
 */
export const keepTill = command({
  name: 'identity.keepTill',
  permission: 'till:open',
  about: (_, { deviceId }) => (deviceId ? { entity: 'device', id: deviceId } : null),
  input: z.object({}),
  async handle({ tx, now, actor }) {
    const turn = await turnAt(tx, tillOf(actor).deviceId, now);
    if (turn) await tx.update(tillTurns).set({ activeAt: now }).where(eq(tillTurns.id, turn.id));
    return { goesOn: turn !== null };
  },
});
