import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { dropUnusedCodes } from './recovery-codes.ts';
import { totpFactors } from './tables.ts';

/**
 * Switches the person's authenticator app off; their other sessions end, and a letter tells of it. Without a passkey the recovery codes
 * are void. Refuses NO_FACTOR.
 */
export const removeSecondFactor = command({
  name: 'identity.removeSecondFactor',
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({}),
  async handle(scope) {
    const { tx, actor, emit } = scope;
    const userId = actor.id ?? '';
    const removed = await tx
      .delete(totpFactors)
      .where(eq(totpFactors.userId, userId))
      .returning({ confirmedAt: totpFactors.confirmedAt });
    if (!removed[0]?.confirmedAt) return refuse('NO_FACTOR', 'No authenticator app is on.');
    await dropUnusedCodes(tx, userId);
    await endSessions(scope, { userId, reason: 'FACTOR_CHANGED', except: actor.session?.id });
    scope.changed({ entity: 'account', id: userId, before: { secondFactor: true }, after: { secondFactor: false } });
    await tellOfChange(scope, userId, { what: 'FACTOR_OFF' });
    emit(accessChanged, { actorId: userId });
    return { off: true as const };
  },
});
