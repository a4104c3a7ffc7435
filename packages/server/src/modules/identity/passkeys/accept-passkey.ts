import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, lt, or } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { tellOfClonedPasskey } from '../letters/account-changed.ts';
import { type Bound, spendChallenge, takeChallenge } from './challenges.ts';
import type { Passkey } from './passkeys-of.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import { type Assertion, challengeOf, userHandleOf } from './responses.ts';
import { passkeys } from './tables.ts';
import { webauthn } from './webauthn.ts';

export const WRONG_PASSKEY = refuse(
  'WRONG_PASSKEY',
  'This passkey was not accepted: it is not known here, or it took too long. Try again, or sign in another way.',
);
export const PASSKEY_CLONED = refuse(
  'PASSKEY_CLONED',
  'This passkey has counted backwards: somebody may have a copy of it. Sign in another way, and remove it under My account.',
);

type Accepted = { readonly userId: string };

/**
 * Whether an assertion proves somebody (WebAuthn Level 3 §7.2): answered to a challenge of ours that is good here and now and was not
 * answered before, on our own pages, by a passkey that the person has. Where it alone signs in, the authenticator must have
 * verified the person (by PIN or biometrics): two factors in one. Its count is moved on in the caller's transaction. Refuses
 * WRONG_PASSKEY, and PASSKEY_CLONED where the count went back.
 */
export async function acceptPasskey(
  scope: CommandScope,
  given: Assertion,
  bound: Bound,
): Promise<Accepted | typeof WRONG_PASSKEY | typeof PASSKEY_CLONED> {
  const { tx, now, use } = scope;
  const challenge = challengeOf(given);
  const party = use(relyingParty);
  if (challenge === null || party === null) return WRONG_PASSKEY;
  if (!(await takeChallenge(scope, challenge, bound))) return WRONG_PASSKEY;
  // Held until the commit: whoever removes it at this moment either comes before, or sees the session that opens, and ends it.
  const [passkey] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, given.id)).for('update');
  if (!passkey || (bound.userId !== null && passkey.userId !== bound.userId)) return WRONG_PASSKEY;
  const isAlone = bound.ceremony === 'SIGN_IN';
  if (!isOfThePerson(given, passkey.userId, isAlone)) return WRONG_PASSKEY;
  const verified = await verify({ given, challenge, party, passkey, isAlone });
  if (!verified) return WRONG_PASSKEY;
  const moved = await moveCount(tx, passkey.id, { ...verified, now });
  return moved ? { userId: passkey.userId } : PASSKEY_CLONED;
}

/** Step 6: an authenticator that says whose passkey it is must say it rightly; where nobody else has said it, it must. */
function isOfThePerson({ response }: Assertion, userId: string, isAlone: boolean): boolean {
  if (response.userHandle === undefined) return !isAlone;
  return response.userHandle === Buffer.from(userHandleOf(userId)).toString('base64url');
}

interface Verifying {
  readonly given: Assertion;
  readonly challenge: string;
  readonly party: RelyingParty;
  readonly passkey: Passkey;
  readonly isAlone: boolean;
}

/** What the authenticator says of itself, once its signature, our origin and our id are as they must be; else null. */
async function verify({ given, challenge, party, passkey, isAlone }: Verifying) {
  const { credentialId: id, publicKey } = passkey;
  try {
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      response: given,
      expectedChallenge: challenge,
      ...{ expectedOrigin: party.origin, expectedRPID: party.id },
      requireUserVerification: isAlone,
      // The count is compared by us, where it is stored: with what stands there at that moment.
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
    });
    if (!verified) return null;
    return { signCount: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp };
  } catch {
    // The verifier throws for whatever is not as it must be: what was sent is a stranger's word until here.
    return null;
  }
}

interface Signed {
  readonly signCount: number;
  readonly isBackedUp: boolean;
  readonly now: Date;
}

/** Moves the count on; false where it stands there or beyond already. Authenticators that do not count say 0 (step 21). */
async function moveCount(tx: Tx, id: string, { signCount, isBackedUp, now }: Signed): Promise<boolean> {
  const movesOn = lt(passkeys.signCount, signCount);
  const moved = await tx
    .update(passkeys)
    .set({ signCount, isBackedUp, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), signCount === 0 ? or(movesOn, eq(passkeys.signCount, 0)) : movesOn))
    .returning({ id: passkeys.id });
  return moved.length > 0;
}

/** What stays of an assertion that was refused: its challenge is used up, and of a copy the person hears by letter. */
export async function afterRefusedPasskey(scope: CommandScope, given: Assertion, { code }: Refusal): Promise<void> {
  const challenge = challengeOf(given);
  if (challenge !== null) await spendChallenge(scope.tx, challenge, scope.now);
  if (code === PASSKEY_CLONED.code) await tellOfClonedPasskey(scope, given.id);
}
