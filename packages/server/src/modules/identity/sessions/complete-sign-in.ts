import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameTried } from '../accounts/name-tried.ts';
import { acceptCode, code } from '../factors/accept-code.ts';
import { guarded } from '../guards/guessing.ts';
import { knownDeviceOf } from '../guards/known-devices.ts';
import { challenged, countWrongCode, ownerOf, spendChallenge } from './challenges.ts';
import { holdHash } from './hold-hash.ts';
import { from, openSession } from './open-session.ts';

const over = () => refuse('CHALLENGE_OVER', 'This took too long, or too many codes were wrong. Sign in again.');

const complete = command({
  name: 'identity.completeSignIn',
  permission: 'public',
  input: z.object({ challenge: z.string().max(200), code, ...from }),
  mask: ['challenge', 'code', 'replaces', 'known', 'installationId'],
  async handle(scope, { challenge, code, ...where }) {
    const { tx, now } = scope;
    const userId = await challenged(tx, challenge, now);
    await nameTried(scope, userId);
    if (userId === null) return over();
    if (!(await acceptCode(scope, userId, code)))
      return refuse('WRONG_CODE', 'This code is not right, or was used already. Take the newest one.');
    // In this order: a change of the password spends the challenge under the lock that is waited for here.
    if ((await holdHash(tx, userId)) === null) return over();
    if (!(await spendChallenge(tx, challenge, now))) return over();
    return openSession(scope, userId, where);
  },
  async onRefusal(scope, { challenge }, { code }) {
    if (code !== 'WRONG_CODE') return;
    await countWrongCode(scope.tx, challenge, scope.now);
  },
});

/**
 * Opens the session for which a right password waits, by a code of the authenticator app or a recovery code. Five wrong codes
 * end the challenge. Refuses WRONG_CODE and CHALLENGE_OVER, and throws RATE_LIMITED for who guesses (`guards/guessing.ts`).
 */
export const completeSignIn = guarded(complete, async ({ db, now }, { challenge, ...shown }) => {
  const owner = await ownerOf(db, challenge);
  return owner && { ...owner, device: await knownDeviceOf(db, owner.userId, shown, now) };
});
