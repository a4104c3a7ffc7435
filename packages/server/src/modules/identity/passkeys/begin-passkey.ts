import { refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { theOrganisation } from '../../places/index.ts';
import { users } from '../accounts/tables.ts';
import { CEREMONY_MS, makeChallenge } from './challenges.ts';
import { descriptorsOf, passkeysOf } from './passkeys-of.ts';
import { PASSKEYS_UNAVAILABLE, relyingParty } from './relying-party.ts';
import { userHandleOf } from './responses.ts';
import { webauthn } from './webauthn.ts';

/** More than anybody has devices and keys. */
export const PASSKEYS_AT_MOST = 10;

/** COSE names of what every authenticator has: ES256 and RS256. */
export const ALGORITHMS = [-7, -257];

export const TOO_MANY_PASSKEYS = refuse(
  'TOO_MANY_PASSKEYS',
  `You have ${PASSKEYS_AT_MOST} passkeys already. Remove one that you do not use any more.`,
);

/**
 * Asks the person's authenticator for a new passkey: gives what the browser hands to `navigator.credentials.create`. Nothing is on
 * until `addPasskey` hears the answer, in this session, within five minutes. Refuses PASSKEYS_UNAVAILABLE, TOO_MANY_PASSKEYS.
 */
export const beginPasskey = command({
  name: 'identity.beginPasskey',
  permission: 'signed-in',
  whileDue: true,
  confirmed: true,
  input: z.object({}),
  async handle(scope) {
    const { tx, actor, use } = scope;
    const userId = actor.id ?? '';
    const party = use(relyingParty);
    if (party === null) return PASSKEYS_UNAVAILABLE;
    const mine = await passkeysOf(tx, userId);
    if (mine.length >= PASSKEYS_AT_MOST) return TOO_MANY_PASSKEYS;
    const [user] = await tx.select({ email: users.email, name: users.name }).from(users).where(eq(users.id, userId));
    const { name: rpName } = await theOrganisation(tx);
    const challenge = await makeChallenge(scope, { ceremony: 'ADD', userId, boundTo: actor.session?.id ?? null });
    const options = await (await webauthn()).generateRegistrationOptions({
      ...{ rpName, rpID: party.id, challenge, timeout: CEREMONY_MS },
      ...{ userID: userHandleOf(userId), userName: user?.email ?? actor.label, userDisplayName: user?.name ?? '' },
      // Which make of authenticator it is, is nobody's business: no attestation is asked for.
      attestationType: 'none',
      excludeCredentials: descriptorsOf(mine),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return { options };
  },
});
