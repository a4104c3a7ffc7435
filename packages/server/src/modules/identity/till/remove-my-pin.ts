import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { tillPins, tillTurns } from './tables.ts';
import { endTurns } from './turns.ts';

/** Takes one's own PIN away: one takes over no till any more, and is put off from where one stands. Saying it twice changes nothing. */
export const removeMyPin = command({
  name: 'identity.removeMyPin',
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({}),
  async handle(scope) {
    const { tx, actor, changed } = scope;
    const userId = actor.id ?? '';
    const [removed] = await tx.delete(tillPins).where(eq(tillPins.userId, userId)).returning();
    if (removed)
      changed({ entity: 'account', id: userId, before: { pinSetAt: removed.setAt }, after: { pinSetAt: null } });
    await endTurns(scope, eq(tillTurns.userId, userId), 'PIN_CHANGED');
    return { setAt: null };
  },
});
