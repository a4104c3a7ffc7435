import { AppError } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { dropUnusedCodes } from '../factors/recovery-codes.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { passkeys } from './tables.ts';

/**
 * Removes one of the person's own passkeys: nobody signs in with it any more, the person's other sessions end, and a letter tells of it.
 * With the last factor the recovery codes are void. Throws NOT_FOUND.
 */
export const removePasskey = command({
  name: 'identity.removePasskey',
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({ id: z.uuid() }),
  async handle(scope, { id }) {
    const { tx, actor, emit } = scope;
    const userId = actor.id ?? '';
    const [removed] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))
      .returning({ name: passkeys.name });
    if (!removed) throw new AppError('NOT_FOUND', 'You have no such passkey.');
    scope.changed({ entity: 'passkey', id, before: removed, after: null });
    await dropUnusedCodes(tx, userId);
    await endSessions(scope, { userId, reason: 'FACTOR_CHANGED', except: actor.session?.id });
    await tellOfChange(scope, userId, { what: 'PASSKEY_REMOVED', about: removed.name });
    emit(accessChanged, { actorId: userId });
    return true as const;
  },
});
