import { AppError, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { DEMO_ACCOUNT } from '../accounts/email.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { users } from '../accounts/tables.ts';
import { factorsOf, isOn } from '../factors/factor-of.ts';
import { guarded, ofSession } from '../guards/guessing.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { voidLinks } from '../links/links.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { passwordFits, passwordText } from './password.ts';
import { setPassword } from './set-password.ts';
import { refusedAs, tooWeak } from './too-weak.ts';

const change = command({
  name: 'identity.changePassword',
  permission: 'signed-in',
  whileDue: true,
  about: ownAccount,
  input: z.object({ presentPassword: passwordText, newPassword: passwordText }),
  mask: ['presentPassword', 'newPassword'],
  async handle(scope, { presentPassword, newPassword }) {
    const { tx, now, actor } = scope;
    const account = await lockOwn(tx, actor);
    if (isDemoAddress(account.email)) return DEMO_ACCOUNT;
    if (!(await passwordFits(account.passwordHash, presentPassword)))
      return refuse('WRONG_PASSWORD', 'Your present password is another one. Type it again.');
    if (presentPassword.normalize('NFC') === newPassword.normalize('NFC')) return unchanged;
    const isStudent = isOnlyStudent(await grantsOf(tx, account.id, now));
    const weak = await tooWeak(scope, newPassword, {
      ...account,
      isStudent,
      hasSecondFactor: isOn(await factorsOf(tx, account.id)),
    });
    if (weak) return weak;
    await setPassword(scope, account, { password: newPassword, isDue: false });
    await endSessions(scope, { userId: account.id, reason: 'PASSWORD_CHANGED', except: actor.session?.id });
    await voidLinks(tx, account.id, now);
    await tellOfChange(scope, account.id, { what: 'PASSWORD_CHANGED' });
    return { accountId: account.id };
  },
});

/**
 * Changes one's own password, ends one's other sessions, and tells the person by letter. It is open while a password is due, and the
 * way out of that.
 * Refuses WRONG_PASSWORD (counted for the session: whoever sits down at somebody's open screen shall not guess there), PASSWORD_TOO_WEAK, DEMO_ACCOUNT. Throws RATE_LIMITED.
 */
export const changePassword = guarded(change, ofSession);

const unchanged = refusedAs({ reason: 'UNCHANGED', advice: 'It must not be the present one.', lengthMin: 0 });

async function lockOwn(tx: Tx, actor: Actor) {
  const [account] = await tx
    .select()
    .from(users)
    .where(eq(users.id, actor.id ?? ''))
    .for('update');
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.');
  return account;
}
