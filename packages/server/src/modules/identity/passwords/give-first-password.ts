import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lockAccount, mayNotManage } from '../accounts/account-to-manage.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { DEMO_ACCOUNT } from '../accounts/email.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { tellOfNewPassword } from '../letters/new-password.ts';
import { voidLinks } from '../links/links.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { hashPassword, passwordText } from './password.ts';
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
    const weak = await tooWeak(tx, firstPassword, { ...account, isStudent });
    if (weak) return weak;
    const passwordHash = await hashPassword(firstPassword);
    await tx.update(users).set({ passwordHash, passwordIsDue: true }).where(eq(users.id, accountId));
    await endSessions(scope, { userId: accountId, reason: 'FIRST_PASSWORD' });
    scope.changed({ entity: 'account', id: account.id, before: account, after: { passwordHash, passwordIsDue: true } });
    await voidLinks(tx, accountId, now);
    await tellOfNewPassword(scope, account);
    return { accountId };
  },
});
