import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { lockAccount } from '../accounts/account-to-manage.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { factorsOf, isOn } from '../factors/factor-of.ts';
import { renewRecoveryCodes } from '../factors/recovery-codes.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { ALGORITHMS, PASSKEYS_AT_MOST, TOO_MANY_PASSKEYS } from './begin-passkey.ts';
import { spendChallenge, takeChallenge } from './challenges.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import { challengeOf, creation } from './responses.ts';
import { PASSKEY_NAME_LENGTH_MAX, passkeys } from './tables.ts';
import { webauthn } from './webauthn.ts';

/** A name that the person gives. */
export const passkeyName = nameOf(PASSKEY_NAME_LENGTH_MAX);

const PASSKEY_REFUSED = refuse(
  'PASSKEY_REFUSED',
  'This passkey could not be added: it took too long, or was made on another page. Begin again.',
);
const PASSKEY_IS_THERE = refuse('PASSKEY_IS_THERE', 'This passkey is in use already.');

/**
 * Adds the passkey that the authenticator made, under a name (WebAuthn Level 3 §7.1). The person's other sessions end, and a letter tells
 * of it. With the first factor of all come ten recovery codes, once. Refuses PASSKEY_REFUSED, TOO_MANY_PASSKEYS, and PASSKEY_IS_THERE
 * for one that somebody has.
 */
export const addPasskey = command({
  name: 'identity.addPasskey',
  permission: 'signed-in',
  whileDue: true,
  confirmed: true,
  about: ownAccount,
  input: z.object({ name: passkeyName, response: creation }),
  mask: ['response'],
  async handle(scope, { name, response }) {
    const { tx, now, actor, newId, use, emit } = scope;
    const userId = actor.id ?? '';
    // Held until the commit: whoever signs in at this moment either sees what is on then, or has a session that ends here.
    await lockAccount(scope, userId);
    const party = use(relyingParty);
    const challenge = challengeOf(response);
    const bound = { ceremony: 'ADD', userId, boundTo: actor.session?.id ?? null } as const;
    if (party === null || challenge === null || !(await takeChallenge(scope, challenge, bound))) return PASSKEY_REFUSED;
    const made = await verify(response, challenge, party);
    if (!made) return PASSKEY_REFUSED;

    const before = await factorsOf(tx, userId);
    if (before.passkeys >= PASSKEYS_AT_MOST) return TOO_MANY_PASSKEYS;
    const id = newId();
    const row = { id, userId, name, createdAt: now, transports: response.response.transports, ...made };
    const written = await unlessTaken('passkeys_credential', PASSKEY_IS_THERE, () => tx.insert(passkeys).values(row));
    if ('refused' in written) return written;
    scope.changed({ entity: 'passkey', id, before: null, after: { name }, personal: ['name'] });
    const codes = isOn(before) ? [] : await renewRecoveryCodes(scope, userId);
    await endSessions(scope, { userId, reason: 'FACTOR_CHANGED', except: actor.session?.id });
    await tellOfChange(scope, userId, { what: 'PASSKEY_ADDED', about: name });
    emit(accessChanged, { actorId: userId });
    return { id, codes };
  },
  async onRefusal({ tx, now }, { response }) {
    const challenge = challengeOf(response);
    if (challenge !== null) await spendChallenge(tx, challenge, now);
  },
});

/** What is kept of a passkey, once it is as it must be; else null. */
async function verify(response: z.output<typeof creation>, challenge: string, party: RelyingParty) {
  try {
    const { verified, registrationInfo } = await (await webauthn()).verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, transports: [] } },
      expectedChallenge: challenge,
      ...{ expectedOrigin: party.origin, expectedRPID: party.id },
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp: isBackedUp } = registrationInfo;
    const publicKey = Buffer.from(credential.publicKey).toString('base64url');
    return { credentialId: credential.id, publicKey, signCount: credential.counter, isBackedUp };
  } catch {
    // The verifier throws for whatever is not as it must be.
    return null;
  }
}
