import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { withdrawManagingKeys } from '../keys/made-by.ts';
import { voidLinks } from '../links/links.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { lockAccount, mayNotManage } from './account-to-manage.ts';
import { lastAdministrator } from './administrators.ts';
import { users } from './tables.ts';

/**
 * Disables somebody else's account: they are signed out everywhere at once, and API keys that they made are withdrawn where these manage
 * accounts, keys or security, for good. Their other keys are the canteen's and go on. Refuses LAST_ADMINISTRATOR and what
 * `mayNotManage` does.
 */
export const disableAccount = command({
  name: 'identity.disableAccount',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ commandId: z.uuid(), accountId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: (input) => input.commandId,
  async handle(scope, { accountId, reason }) {
    const { tx, now } = scope;
    const last = await lastAdministrator(tx, { userId: accountId });
    const account = await lockAccount(scope, accountId);
    const barred = (await mayNotManage(scope, account)) ?? last;
    if (barred) return barred;
    await tx
      .update(users)
      .set({ disabledAt: now, disabledReason: reason })
      .where(and(eq(users.id, accountId), isNull(users.disabledAt)));
    const disabled = { disabledAt: now, disabledReason: reason };
    if (account.disabledAt === null)
      scope.changed({
        entity: 'account',
        id: accountId,
        before: account,
        after: disabled,
        personal: ['disabledReason'],
      });
    await endSessions(scope, { userId: accountId, reason: 'DISABLED' });
    await voidLinks(tx, accountId, now);
    await withdrawManagingKeys(scope, accountId);
    return { accountId };
  },
});
