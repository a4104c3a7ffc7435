import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { CHALLENGE_OVER, challenged } from '../sessions/challenges.ts';
import { CEREMONY_MS, makeChallenge } from './challenges.ts';
import { descriptorsOf, passkeysOf } from './passkeys-of.ts';
import { PASSKEYS_UNAVAILABLE, relyingParty } from './relying-party.ts';
import { webauthn } from './webauthn.ts';

/**
 * Asks for a passkey to sign in with: gives what the browser hands to `navigator.credentials.get`. Without a challenge of `signIn` the
 * passkey tells who it is (a discoverable credential), and its authenticator verifies the person; with one it is the second step of that
 * sign-in. Refuses CHALLENGE_OVER, PASSKEYS_UNAVAILABLE.
 */
export const beginPasskeySignIn = command({
  name: 'identity.beginPasskeySignIn',
  permission: 'public',
  input: z.object({ challenge: z.string().max(200).nullable().default(null) }),
  mask: ['challenge'],
  async handle(scope, { challenge: waits }) {
    const { tx, now, use } = scope;
    const party = use(relyingParty);
    if (party === null) return PASSKEYS_UNAVAILABLE;
    const waiting = waits === null ? null : await challenged(tx, waits, now);
    if (waits !== null && waiting === null) return CHALLENGE_OVER;
    const bound = waiting
      ? ({ ceremony: 'SECOND_STEP', userId: waiting.userId, boundTo: waiting.id } as const)
      : ({ ceremony: 'SIGN_IN', userId: null, boundTo: null } as const);
    const challenge = await makeChallenge(scope, bound);
    const options = await (await webauthn()).generateAuthenticationOptions({
      ...{ rpID: party.id, challenge, timeout: CEREMONY_MS },
      allowCredentials: waiting ? descriptorsOf(await passkeysOf(tx, waiting.userId)) : [],
      userVerification: waiting ? 'preferred' : 'required',
    });
    return { options };
  },
});
