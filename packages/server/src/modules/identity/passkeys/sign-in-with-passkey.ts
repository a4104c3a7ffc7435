import { isRefusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isDemo } from '../../places/index.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { nameTried } from '../accounts/name-tried.ts';
import { users } from '../accounts/tables.ts';
import { guarded } from '../guards/guessing.ts';
import { knownDeviceOf } from '../guards/known-devices.ts';
import { holdHash } from '../sessions/hold-hash.ts';
import { from, openSession } from '../sessions/open-session.ts';
import { TOO_MANY_SESSIONS } from '../sessions/too-many-sessions.ts';
import { acceptPasskey, afterRefusedPasskey, WRONG_PASSKEY } from './accept-passkey.ts';
import { ownerOfCredential } from './passkeys-of.ts';
import { assertion } from './responses.ts';

const enter = command({
  name: 'identity.signInWithPasskey',
  permission: 'public',
  input: z.object({ passkey: assertion, ...from }),
  mask: ['passkey', 'replaces', 'known', 'installationId'],
  async handle(scope, { passkey, ...where }) {
    const { tx } = scope;
    const owner = await ownerOfCredential(tx, passkey.id);
    await nameTried(scope, owner?.userId ?? null);
    // Whoever disables the account at the same moment, or changes its factors, either is seen here, or sees the session that opens.
    if (owner && (await holdHash(tx, owner.userId)) === null) return WRONG_PASSKEY;
    const accepted = await acceptPasskey(scope, passkey, { ceremony: 'SIGN_IN', userId: null, boundTo: null });
    if (isRefusal(accepted)) return accepted;
    const { userId } = accepted;
    const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
    if (isDemoAddress(user?.email ?? '') && !(await isDemo(tx))) return WRONG_PASSKEY;
    return openSession(scope, userId, where);
  },
  async onRefusal(scope, { passkey }, refusal) {
    // What was proved was right: it is given again with the wish that the oldest session ends.
    if (refusal.code !== TOO_MANY_SESSIONS.code) await afterRefusedPasskey(scope, passkey, refusal);
  },
});

/**
 * Opens a session without a password, by a passkey that tells whose it is and whose authenticator has verified the person: two factors in
 * one (NIST SP 800-63B-4 §3.1.7). Refuses WRONG_PASSKEY, also for a disabled account, PASSKEY_CLONED and TOO_MANY_SESSIONS (nothing is used up). Throws RATE_LIMITED for
 * who tries too often (`guards/guessing.ts`).
 */
export const signInWithPasskey = guarded(enter, async ({ db, now }, { passkey, ...shown }) => {
  const owner = await ownerOfCredential(db, passkey.id);
  if (!owner) return { email: `passkey ${passkey.id}`, userId: null, device: null };
  return { ...owner, device: await knownDeviceOf(db, owner.userId, shown, now) };
});
