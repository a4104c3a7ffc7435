import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { users } from '../accounts/tables.ts';
import { LINK_OVER, LINK_TOKEN_LENGTH_MAX, lockLink, spendLink } from '../links/links.ts';
import { openBudgets } from './open-budgets.ts';
import { guessBudgets } from './tables.ts';

const OFTEN =
  'Your account was opened less than twenty minutes ago, and tried too often again. Wait, or use a device that you always use.';

/**
 * Opens an account to new devices before the lock is over, by the link in the letter about it, which works once. It proves no more than
 * that somebody reads the person's mail: password and second factor are asked for as ever, and tries stay bounded as for `unlockAccount`.
 * Refuses LINK_OVER, and UNLOCKED_OFTEN (the link stays good).
 */
export const unlockByLink = command({
  name: 'identity.unlockByLink',
  permission: 'public',
  input: z.object({ token: z.string().max(LINK_TOKEN_LENGTH_MAX) }),
  mask: ['token'],
  async handle(scope, { token }) {
    const link = await lockLink(scope, token, 'UNLOCK');
    if (!link || link.spentAt !== null) return LINK_OVER;
    const accountId = link.userId ?? '';
    scope.about('account', accountId);
    const [account] = await scope.tx.select().from(users).where(eq(users.id, accountId)).for('update');
    if (!account || account.disabledAt !== null) return LINK_OVER;
    const often = await openBudgets(scope, accountId, { which: eq(guessBudgets.kind, 'STRANGERS'), often: OFTEN });
    if (often) return often;
    await spendLink(scope, link.id);
    return { email: account.email };
  },
});
