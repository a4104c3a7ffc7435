import { refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isDemo } from '../../places/index.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { nameTried } from '../accounts/name-tried.ts';
import { users } from '../accounts/tables.ts';
import { factorsOf, isOn, provedBy } from '../factors/factor-of.ts';
import { guarded } from '../guards/guessing.ts';
import { knownDeviceOf } from '../guards/known-devices.ts';
import { hashPassword, isWeakHash, passwordFits, passwordText } from '../passwords/password.ts';
import { isShortPassword } from '../passwords/password-policy.ts';
import { NOT_ADMITTED_YET, waitingAt } from '../registration/waiting.ts';
import { openChallenge } from './challenges.ts';
import { holdHash } from './hold-hash.ts';
import { from, openSession } from './open-session.ts';

// The same for everybody: who has registered and not confirmed the address hears no more than a stranger.
const WRONG = refuse(
  'WRONG_CREDENTIALS',
  'E-mail or password is wrong. Check both; if you have just registered, follow the link in the letter first.',
);

const enter = command({
  name: 'identity.signIn',
  permission: 'public',
  input: z.object({ email: z.string().trim().toLowerCase().max(254), password: passwordText, ...from }),
  mask: ['email', 'password', 'replaces', 'known', 'installationId'],
  async handle(scope, { email, password, ...where }) {
    const { tx } = scope;
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    await nameTried(scope, user?.id ?? null);
    const barred = user?.disabledAt !== null || (isDemoAddress(email) && !(await isDemo(tx)));
    // Asked for every name: what is known of one must not show in how long the answer takes.
    const waiting = await waitingAt(tx, email);
    const passwordHash = user ? user.passwordHash : (waiting?.passwordHash ?? null);
    const fits = await passwordFits(user && barred ? null : passwordHash, password);
    if (!user && waiting && fits) return NOT_ADMITTED_YET;
    if (!user || !fits) return WRONG;

    const hash = await strongHash(tx, user, password);
    // Of a registration, and from before it was noted, the length is not known.
    const passwordIsShort = isShortPassword(password);
    if (user.passwordIsShort !== passwordIsShort)
      await tx
        .update(users)
        .set({ passwordIsShort })
        .where(and(eq(users.id, user.id), eq(users.passwordHash, hash)));
    const present = await holdHash(tx, user.id);
    // Another one than fitted: of another password, or made again by a sign-in at the same moment.
    if (present === null || (present !== hash && !(await passwordFits(present, password)))) return WRONG;
    const factors = await factorsOf(tx, user.id);
    if (!isOn(factors)) return openSession(scope, user.id, where);
    return { ...(await openChallenge(scope, user.id)), kinds: provedBy(factors) };
  },
});

/** The hash that fitted, or the one that takes the place of a weak one while the password is at hand. */
async function strongHash(
  tx: Tx,
  { id, passwordHash: present }: Pick<typeof users.$inferSelect, 'id' | 'passwordHash'>,
  password: string,
): Promise<string> {
  if (!isWeakHash(present)) return present;
  const passwordHash = await hashPassword(password);
  await tx
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, id), eq(users.passwordHash, present)));
  return passwordHash;
}

/**
 * Opens a browser session for somebody who knows the password; with a second factor, only a challenge, which `completeSignIn`
 * takes together with a code or a passkey. Refuses WRONG_CREDENTIALS, also when the password was changed or the account disabled at the same moment; and NOT_ADMITTED_YET, by the right password alone, to whoever has registered,
 * confirmed the address, and waits; and TOO_MANY_SESSIONS. Throws RATE_LIMITED for who guesses (`guards/guessing.ts`).
 */
export const signIn = guarded(enter, async ({ db, now }, { email, ...shown }) => {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  const userId = user?.id ?? null;
  return { email, userId, device: userId && (await knownDeviceOf(db, userId, shown, now)) };
});
