import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { acceptCode, code } from '../factors/accept-code.ts';
import { assertMayGuess, countWrongGuess, holdGuesses } from '../factors/guesses.ts';
import { challenged, countWrongCode, ownerOf, spendChallenge } from './challenges.ts';
import { from, openSession } from './open-session.ts';

const over = () => refuse('CHALLENGE_OVER', 'This took too long, or too many codes were wrong. Sign in again.');

/**
 * Opens the session for which a right password waits, by a code of the authenticator app or a recovery code. A wrong code is
 * kept: five end the challenge, ten in a quarter of an hour put the account off.
 */
export const completeSignIn = command({
  name: 'identity.completeSignIn',
  permission: 'public',
  input: z.object({ challenge: z.string().max(200), code, ...from }),
  mask: ['challenge', 'code', 'replaces', 'installationId'],
  async hold(tx, { challenge }) {
    const userId = await ownerOf(tx, challenge);
    if (userId) await holdGuesses(tx, userId);
  },
  async handle(scope, { challenge, code, ...where }) {
    const { tx, now } = scope;
    const userId = await challenged(tx, challenge, now);
    if (userId === null) return over();
    await assertMayGuess(tx, userId, now);
    if (!(await acceptCode(scope, userId, code)))
      return refuse('WRONG_CODE', 'This code is not right, or was used already. Take the newest one.');
    if (!(await spendChallenge(tx, challenge, now))) return over();
    return openSession(scope, userId, where);
  },
  async onRefusal(scope, { challenge }, { code }) {
    if (code !== 'WRONG_CODE') return;
    const { tx, now } = scope;
    const userId = await challenged(tx, challenge, now);
    if (userId) await countWrongGuess(scope, userId);
    await countWrongCode(tx, challenge, now);
  },
});
