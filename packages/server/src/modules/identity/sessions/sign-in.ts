import { AppError, refuse } from '@college-kiosk/kernel';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isDemo } from '../../places/index.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { users } from '../accounts/tables.ts';
import { factorOf } from '../factors/factor-of.ts';
import { hashPassword, isWeakHash, passwordFits, passwordText } from '../passwords/password.ts';
import { notAdmittedYet, waitingAt } from '../registration/waiting.ts';
import { openChallenge } from './challenges.ts';
import { from, openSession } from './open-session.ts';
import { signInFailures } from './tables.ts';

const FAILURES_AT_MOST = 20;
const FAILURE_WINDOW_MINUTES = 15;

/**
 * Opens a browser session for somebody who knows the password; with a second factor, only a challenge, which `completeSignIn`
 * takes together with a code. A failure is kept, and too many slow the name down. Whoever has registered and waits is told for
 * what, by the right password alone: NOT_ADMITTED_YET.
 */
export const signIn = command({
  name: 'identity.signIn',
  permission: 'public',
  input: z.object({ email: z.string().trim().toLowerCase().max(254), password: passwordText, ...from }),
  mask: ['password', 'replaces', 'installationId'],
  // A failure is counted after the refusal was rolled back: the next guess at this name must wait for that.
  hold: (tx, { email }) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`),
  async handle(scope, { email, password, ...where }) {
    const { tx, now } = scope;
    const since = new Date(now.getTime() - FAILURE_WINDOW_MINUTES * 60_000);
    const [failures] = await tx
      .select({ count: count() })
      .from(signInFailures)
      .where(and(eq(signInFailures.email, email), gt(signInFailures.at, since)));
    if ((failures?.count ?? 0) >= FAILURES_AT_MOST) {
      throw new AppError('RATE_LIMITED', 'Too many failed sign-ins for this name. Try again in a quarter of an hour.', {
        retryAfterSeconds: FAILURE_WINDOW_MINUTES * 60,
      });
    }
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    const barred = user?.disabledAt !== null || (isDemoAddress(email) && !(await isDemo(tx)));
    // Asked for every name: what is known of one must not show in how long the answer takes.
    const waiting = await waitingAt(tx, email);
    const passwordHash = user ? user.passwordHash : (waiting?.passwordHash ?? null);
    const fits = await passwordFits(user && barred ? null : passwordHash, password);
    if (!user && waiting && fits) return notAdmittedYet(waiting);
    if (!user || !fits) return refuse('WRONG_CREDENTIALS', 'E-mail or password is wrong. Check both and try again.');

    if (isWeakHash(user.passwordHash)) {
      const passwordHash = await hashPassword(password);
      await tx
        .update(users)
        .set({ passwordHash })
        .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)));
    }
    const factor = await factorOf(tx, user.id);
    return factor ? openChallenge(scope, user.id) : openSession(scope, user.id, where);
  },
  async onRefusal({ tx, now, newId }, { email, address }, { code }) {
    if (code === 'NOT_ADMITTED_YET') return;
    await tx.insert(signInFailures).values({ id: newId(), email, at: now, address });
  },
});
