import { isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { CommandScope } from '../../../platform/command/spec.ts';
import { nameTried } from '../accounts/name-tried.ts';
import { acceptCode, code } from '../factors/accept-code.ts';
import { guarded } from '../guards/guessing.ts';
import { knownDeviceOf } from '../guards/known-devices.ts';
import { acceptPasskey, afterRefusedPasskey } from '../passkeys/accept-passkey.ts';
import { type Assertion, assertion } from '../passkeys/responses.ts';
import { CHALLENGE_OVER, challenged, countWrongCode, ownerOf, spendChallenge } from './challenges.ts';
import { holdHash } from './hold-hash.ts';
import { from, openSession } from './open-session.ts';
import { TOO_MANY_SESSIONS } from './too-many-sessions.ts';

const WRONG_CODE = refuse('WRONG_CODE', 'This code is not right, or was used already. Take the newest one.');

const secondStep = z
  .object({
    challenge: z.string().max(200),
    code: code.nullable().default(null),
    passkey: assertion.nullable().default(null),
    ...from,
  })
  .refine(({ code, passkey }) => (code === null) !== (passkey === null), 'Give either a code or a passkey.');

const complete = command({
  name: 'identity.completeSignIn',
  permission: 'public',
  input: secondStep,
  mask: ['challenge', 'code', 'passkey', 'replaces', 'known', 'installationId'],
  async handle(scope, { challenge, code, passkey, ...where }) {
    const { tx, now } = scope;
    const waiting = await challenged(tx, challenge, now);
    await nameTried(scope, waiting?.userId ?? null);
    if (waiting === null) return CHALLENGE_OVER;
    const { userId, college } = waiting;
    // In this order: a change of the password spends the challenge, one of the factors removes what would prove, under the lock that is
    // waited for here.
    if ((await holdHash(tx, userId)) === null) return CHALLENGE_OVER;
    const refused = passkey ? await byPasskey(scope, passkey, waiting) : await byCode(scope, code ?? '', userId);
    if (refused) return refused;
    if (!(await spendChallenge(tx, challenge, now))) return CHALLENGE_OVER;
    // It stays the college's session: it ends with the rest of them.
    return openSession(scope, userId, where, college && { college, provedAt: now });
  },
  async onRefusal(scope, { challenge, passkey }, refusal) {
    // What was proved was right: the same step is taken again with the wish that the oldest session ends.
    if (passkey && refusal.code !== TOO_MANY_SESSIONS.code) await afterRefusedPasskey(scope, passkey, refusal);
    if (refusal.code !== 'CHALLENGE_OVER' && refusal.code !== TOO_MANY_SESSIONS.code)
      await countWrongCode(scope.tx, challenge, scope.now);
  },
});

async function byCode(scope: CommandScope, code: string, userId: string) {
  return (await acceptCode(scope, userId, code)) ? null : WRONG_CODE;
}

async function byPasskey(scope: CommandScope, passkey: Assertion, { id, userId }: { id: string; userId: string }) {
  const accepted = await acceptPasskey(scope, passkey, { ceremony: 'SECOND_STEP', userId, boundTo: id });
  return isRefusal(accepted) ? accepted : null;
}

/**
 * Opens the session for which a right password waits, by a passkey, a code of the authenticator app or a recovery code. Five wrong ones
 * end the challenge. Refuses WRONG_CODE, WRONG_PASSKEY, PASSKEY_CLONED, CHALLENGE_OVER and TOO_MANY_SESSIONS (nothing is used up), and throws RATE_LIMITED for who guesses
 * (`guards/guessing.ts`).
 */
export const completeSignIn = guarded(complete, async ({ db, now }, { challenge, ...shown }) => {
  const owner = await ownerOf(db, challenge);
  return owner && { ...owner, device: await knownDeviceOf(db, owner.userId, shown, now) };
});
