import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { CEREMONY_MS, makeChallenge } from './challenges.ts';
import { descriptorsOf, passkeysOf } from './passkeys-of.ts';
import { PASSKEYS_UNAVAILABLE, relyingParty } from './relying-party.ts';
import { webauthn } from './webauthn.ts';

/**
 * Asks for one of the person's own passkeys, for `confirmItsMe` in this session. Refuses NO_FACTOR without a passkey, and
 * PASSKEYS_UNAVAILABLE.
 */
export const beginPasskeyConfirmation = command({
  name: 'identity.beginPasskeyConfirmation',
  permission: 'signed-in',
  whileDue: true,
  input: z.object({}),
  async handle(scope) {
    const { tx, actor, use } = scope;
    const userId = actor.id ?? '';
    const party = use(relyingParty);
    if (party === null) return PASSKEYS_UNAVAILABLE;
    const mine = await passkeysOf(tx, userId);
    if (mine.length === 0) return refuse('NO_FACTOR', 'You have no passkey. Use your password or a code.');
    const challenge = await makeChallenge(scope, { ceremony: 'CONFIRM', userId, boundTo: actor.session?.id ?? null });
    const options = await (await webauthn()).generateAuthenticationOptions({
      ...{ rpID: party.id, challenge, timeout: CEREMONY_MS },
      allowCredentials: descriptorsOf(mine),
      userVerification: 'preferred',
    });
    return { options };
  },
});
