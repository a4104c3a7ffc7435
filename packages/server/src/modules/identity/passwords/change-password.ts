import { AppError, refuse } from '@college-kiosk/kernel';
import { and, count, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { DEMO_ACCOUNT } from '../accounts/email.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { tellOfNewPassword } from '../letters/new-password.ts';
import { voidLinks } from '../links/links.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { signInFailures } from '../sessions/tables.ts';
import { hashPassword, passwordFits, passwordText } from './password.ts';
import { refusedAs, tooWeak } from './too-weak.ts';

/** As at sign-in: whoever sits down at somebody's open screen shall not guess there either. */
const GUESSES = { atMost: 20, windowMinutes: 15 };

/**
 * Changes one's own password, ends one's other sessions, and tells the person by letter. It is open while a password is due, and the way out of that.
 * Refuses WRONG_PASSWORD (counted like a failed sign-in), PASSWORD_TOO_WEAK, DEMO_ACCOUNT. Throws RATE_LIMITED.
 */
export const changePassword = command({
  name: 'identity.changePassword',
  permission: 'signed-in',
  input: z.object({ presentPassword: passwordText, newPassword: passwordText }),
  mask: ['presentPassword', 'newPassword'],
  async handle(scope, { presentPassword, newPassword }) {
    const { tx, now, actor } = scope;
    const account = await ownAccount(tx, actor);
    if (isDemoAddress(account.email)) return DEMO_ACCOUNT;
    await assertMayGuess(tx, account.email, now);
    if (!(await passwordFits(account.passwordHash, presentPassword)))
      return refuse('WRONG_PASSWORD', 'Your present password is another one. Type it again.');
    if (presentPassword.normalize('NFC') === newPassword.normalize('NFC')) return unchanged;
    const isStudent = isOnlyStudent(await grantsOf(tx, account.id, now));
    const weak = await tooWeak(tx, newPassword, { ...account, isStudent });
    if (weak) return weak;
    const passwordHash = await hashPassword(newPassword);
    await tx.update(users).set({ passwordHash, passwordIsDue: false }).where(eq(users.id, account.id));
    await endSessions(scope, { userId: account.id, reason: 'PASSWORD_CHANGED', except: actor.session?.id });
    await voidLinks(tx, account.id, now);
    await tellOfNewPassword(scope, account);
    return { accountId: account.id };
  },
  async onRefusal({ tx, now, actor, newId }, _, { code }) {
    if (code !== 'WRONG_PASSWORD') return;
    const { email } = await ownAccount(tx, actor);
    await tx.insert(signInFailures).values({ id: newId(), email, at: now });
  },
});

const unchanged = refusedAs({ reason: 'UNCHANGED', advice: 'It must not be the present one.', lengthMin: 0 });

async function ownAccount(tx: Tx, actor: Actor) {
  const [account] = await tx
    .select()
    .from(users)
    .where(eq(users.id, actor.id ?? ''))
    .for('update');
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.');
  return account;
}

async function assertMayGuess(reader: Reader, email: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - GUESSES.windowMinutes * 60_000);
  const [failures] = await reader
    .select({ count: count() })
    .from(signInFailures)
    .where(and(eq(signInFailures.email, email), gt(signInFailures.at, since)));
  if ((failures?.count ?? 0) < GUESSES.atMost) return;
  throw new AppError('RATE_LIMITED', 'Too many wrong passwords. Try again in a quarter of an hour.', {
    retryAfterSeconds: GUESSES.windowMinutes * 60,
  });
}
