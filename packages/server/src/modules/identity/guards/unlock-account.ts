import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lockAccount } from '../accounts/account-to-manage.ts';
import { guessBudgets } from './tables.ts';

/** Lets everybody try to sign in to an account again at once, and forgets how many tries were wrong. Throws NOT_FOUND. */
export const unlockAccount = command({
  name: 'identity.unlockAccount',
  permission: 'account:manage',
  confirmed: true,
  input: z.object({ commandId: z.uuid(), accountId: z.uuid() }),
  once: (input) => input.commandId,
  async handle(scope, { accountId }) {
    await lockAccount(scope, accountId);
    await scope.tx
      .delete(guessBudgets)
      .where(and(eq(guessBudgets.userId, accountId), ne(guessBudgets.kind, 'SESSION')));
    return { accountId };
  },
});
