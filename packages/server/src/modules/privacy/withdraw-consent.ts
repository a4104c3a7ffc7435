import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { ownAccount } from '../identity/index.ts';
import { holdConsents, takeBack } from './consent.ts';
import { PURPOSES } from './purposes.ts';

/** Takes a consent back: from the commit on the purpose stops (DPDP Act 2023 §6(4), GDPR 7(3)). It is never refused. */
export const withdrawConsent = command({
  name: 'privacy.withdrawConsent',
  permission: 'signed-in',
  input: z.object({ commandId: z.uuid(), purpose: z.enum(PURPOSES) }),
  about: ownAccount,
  once: (input) => input.commandId,
  async handle(scope, { purpose }) {
    const userId = scope.actor.id ?? '';
    await holdConsents(scope.tx, userId);
    await takeBack(scope, userId, purpose);
    return true;
  },
});
