import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { tellOfChange } from '../letters/account-changed.ts';
import { voidLinks } from '../links/links.ts';
import { forgetRegistrations } from '../registration/forget-registrations.ts';
import { lockAccount, mayNotManage } from './account-to-manage.ts';
import { isDemoAddress } from './demo-accounts.ts';
import { accountEmail, accountName, DEMO_ACCOUNT, EMAIL_TAKEN } from './email.ts';
import { users } from './tables.ts';

/**
 * Changes the name and the address of somebody else's account. Of another address letters tell, to both. Said again it comes to the same; it is not remembered as other
 * commands are, since the digest of what was said would outlive the person's erasure. Refuses EMAIL_TAKEN and what `mayNotManage` does.
 */
export const changeAccount = command({
  name: 'identity.changeAccount',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ commandId: z.uuid(), accountId: z.uuid(), email: accountEmail, name: accountName }),
  async handle(scope, { accountId, email, name }) {
    const account = await lockAccount(scope, accountId);
    const barred = await mayNotManage(scope, account);
    if (barred) return barred;
    if (isDemoAddress(account.email)) return DEMO_ACCOUNT;
    const written = await unlessTaken('users_email', EMAIL_TAKEN, () =>
      scope.tx.update(users).set({ email, name }).where(eq(users.id, accountId)).returning({ id: users.id }),
    );
    if ('refused' in written) return written;
    const after = { email, name };
    scope.changed({ entity: 'account', id: accountId, before: account, after, personal: ['email', 'name'] });
    // A link that was sent to the former address would still open the account.
    if (email !== account.email) {
      await voidLinks(scope.tx, accountId, scope.now);
      await forgetRegistrations(scope.tx, account);
      await tellOfChange(scope, accountId, { what: 'ADDRESS_LEFT', to: account.email });
      await tellOfChange(scope, accountId, { what: 'ADDRESS_CHANGED' });
    }
    scope.emit(accessChanged, { actorId: accountId });
    return { accountId };
  },
});
