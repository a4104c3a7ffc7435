import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { endSessions } from './end-sessions.ts';

/** Ends all of the person's sessions but the one that asks. */
export const revokeOtherSessions = command({
  name: 'identity.revokeOtherSessions',
  permission: 'signed-in',
  about: ownAccount,
  input: z.object({}),
  async handle(scope) {
    await endSessions(scope, { userId: scope.actor.id ?? '', reason: 'REVOKED', except: scope.actor.session?.id });
    return true;
  },
});
