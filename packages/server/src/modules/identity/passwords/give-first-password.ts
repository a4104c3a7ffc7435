import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lockAccount, mayNotManage } from '../accounts/account-to-manage.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { DEMO_ACCOUNT } from '../accounts/email.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { factorsOf, isOn } from '../factors/factor-of.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { voidLinks } from '../links/links.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { passwordText } from './password.ts';
import { setPassword } from './set-password.ts';
import { tooWeak } from './too-weak.ts';

/**
 * Gives somebody else a new first password: they are signed out everywhere, and must choose their own before anything
 * else. Saying it again does the same again. Refuses PASSWORD_TOO_WEAK, DEMO_ACCOUNT and what `mayNotManage` does.
 */
export const giveFirstPassword = command({
  name: 'identity.giveFirstPassword',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ accountId: z.uuid(), firstPassword: passwordText }),
  mask: ['firstPassword'],
  async handle(scope, { accountId, firstPassword }) {
    const { tx, now } = scope;
    const account = await lockAccount(scope, accountId);
    const barred = await mayNotManage(scope, account);
    if (barred) return barred;
    if (isDemoAddress(account.email)) return DEMO_ACCOUNT;
    const isStudent = isOnlyStudent(await grantsOf(tx, accountId, now));
    const weak = await tooWeak(scope, firstPassword, {
      ...account,
      isStudent,
      hasSecondFactor: isOn(await factorsOf(tx, account.id)),
    });
    if (weak) return weak;
    await setPassword(scope, account, { password: firstPassword, isDue: true });
    await endSessions(scope, { userId: accountId, reason: 'FIRST_PASSWORD' });
    await voidLinks(tx, accountId, now);
    await tellOfChange(scope, account.id, { what: 'PASSWORD_CHANGED' });
    return { accountId };
  },
});
