import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lockAccount, mayNotManage } from '../accounts/account-to-manage.ts';
import { openBudgets } from './open-budgets.ts';

const OFTEN =
  'This account was unlocked less than twenty minutes ago, and tried too often again. Wait, or give the person a new first password.';

/**
 * Lets those who guessed too often at an account try again at once (`open-budgets.ts`). Refuses UNLOCKED_OFTEN within twenty minutes, and
 * what `mayNotManage` does. Throws NOT_FOUND.
 */
export const unlockAccount = command({
  name: 'identity.unlockAccount',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ commandId: z.uuid(), accountId: z.uuid() }),
  once: (input) => input.commandId,
  async handle(scope, { accountId }) {
    const barred = await mayNotManage(scope, await lockAccount(scope, accountId));
    if (barred) return barred;
    return (await openBudgets(scope, accountId, { often: OFTEN })) ?? { accountId };
  },
});
