import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { factorsOf, isOn } from './factor-of.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';

/** Gives the person ten new recovery codes, once; the old ones are void, their other sessions end, and a letter tells of it. Refuses NO_FACTOR. */
export const makeRecoveryCodes = command({
  name: 'identity.makeRecoveryCodes',
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({}),
  async handle(scope) {
    const { tx, actor } = scope;
    const userId = actor.id ?? '';
    if (!isOn(await factorsOf(tx, userId))) return refuse('NO_FACTOR', 'No second factor is on: switch one on first.');
    const codes = await renewRecoveryCodes(scope, userId);
    await endSessions(scope, { userId, reason: 'FACTOR_CHANGED', except: actor.session?.id });
    await tellOfChange(scope, userId, { what: 'RECOVERY_CODES' });
    return { codes };
  },
});
