import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { factorsOf, isOn } from '../factors/factor-of.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { passwordText } from '../passwords/password.ts';
import { setPassword } from '../passwords/set-password.ts';
import { tooWeak } from '../passwords/too-weak.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { LINK_OVER, LINK_TOKEN_LENGTH_MAX, lockLink, voidLinks } from './links.ts';

/**
 * Chooses a new password by the link in a letter, which works once. All sessions end, sign-ins that wait for a second step are over,
 * and other links are void; nobody is signed in by it, so a second factor is asked for as ever (OWASP ASVS 5.0 6.4.3). Refuses
 * LINK_OVER, PASSWORD_TOO_WEAK (the link stays good).
 */
export const chooseNewPassword = command({
  name: 'identity.chooseNewPassword',
  permission: 'public',
  input: z.object({ token: z.string().max(LINK_TOKEN_LENGTH_MAX), newPassword: passwordText }),
  mask: ['token', 'newPassword'],
  async handle(scope, { token, newPassword }) {
    const { tx, now } = scope;
    const link = await lockLink(scope, token, 'CHOOSE_PASSWORD');
    if (!link || link.spentAt !== null) return LINK_OVER;
    const userId = link.userId ?? '';
    const [account] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
    if (!account || account.disabledAt !== null || isDemoAddress(account.email)) return LINK_OVER;
    scope.about('account', userId);
    const isStudent = isOnlyStudent(await grantsOf(tx, userId, now));
    const weak = await tooWeak(scope, newPassword, {
      ...account,
      isStudent,
      hasSecondFactor: isOn(await factorsOf(tx, account.id)),
    });
    if (weak) return weak;
    await setPassword(scope, account, { password: newPassword, isDue: false });
    await voidLinks(tx, userId, now);
    await endSessions(scope, { userId, reason: 'PASSWORD_CHANGED' });
    await tellOfChange(scope, account.id, { what: 'PASSWORD_CHANGED' });
    return { email: account.email };
  },
});
