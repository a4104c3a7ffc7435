import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { command } from '../../../platform/command/command.ts';
import { lockAccount, mayNotOpen } from './account-to-manage.ts';
import { users } from './tables.ts';

/** Enables an account again, with the roles it has. Refuses what `mayNotOpen` does. */
export const enableAccount = command({
  name: 'identity.enableAccount',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ commandId: z.uuid(), accountId: z.uuid() }),
  once: (input) => input.commandId,
  async handle(scope, { accountId }) {
    const account = await lockAccount(scope, accountId);
    const barred = await mayNotOpen(scope, account);
    if (barred) return barred;
    const enabled = { disabledAt: null, disabledReason: null };
    await scope.tx.update(users).set(enabled).where(eq(users.id, accountId));
    scope.changed({ entity: 'account', id: accountId, before: account, after: enabled, personal: ['disabledReason'] });
    scope.emit(accessChanged, { actorId: accountId });
    return { accountId };
  },
});
