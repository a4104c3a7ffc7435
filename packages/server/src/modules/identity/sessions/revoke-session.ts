import { AppError } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { endSessions } from './end-sessions.ts';
import { sessions } from './tables.ts';

/** Ends one of the person's own sessions, wherever it is open; one that has ended already stays so. NOT_FOUND for another's. */
export const revokeSession = command({
  name: 'identity.revokeSession',
  permission: 'signed-in',
  about: ownAccount,
  input: z.object({ id: z.uuid() }),
  async handle(scope, { id }) {
    const userId = scope.actor.id ?? '';
    const [own] = await scope.tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, userId)));
    if (!own) throw new AppError('NOT_FOUND', 'You have no session of this id.');
    await endSessions(scope, { userId, reason: 'REVOKED', where: eq(sessions.id, id) });
    return true;
  },
});
