import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { lockAccount, mayNotManage } from '../accounts/account-to-manage.ts';
import { securityFigures } from '../sessions/settings.ts';
import { MINUTES_BETWEEN_UNLOCKS, TRIES_AFTER_UNLOCK } from './guess-limits.ts';
import { guessBudgets } from './tables.ts';

const UNLOCKED_OFTEN = refuse(
  'UNLOCKED_OFTEN',
  'This account was unlocked less than twenty minutes ago, and tried too often again. Wait, or give the person a new first password.',
);

/**
 * Lets those who guessed too often at an account try again at once: locks and waits end, and a few tries are left until the next lock.
 * What was wrong before is not forgotten, so that not even whoever unlocks lets more than a hundred tries an hour through
 * (`guess-limits.ts`). Refuses UNLOCKED_OFTEN within twenty minutes, and what `mayNotManage` does. Throws NOT_FOUND.
 */
export const unlockAccount = command({
  name: 'identity.unlockAccount',
  permission: 'account:manage',
  confirmed: true,
  about: ({ accountId }) => ({ entity: 'account', id: accountId }),
  input: z.object({ commandId: z.uuid(), accountId: z.uuid() }),
  once: (input) => input.commandId,
  async handle(scope, { accountId }) {
    const { tx, now } = scope;
    const barred = await mayNotManage(scope, await lockAccount(scope, accountId));
    if (barred) return barred;
    const { guessLockAfter } = await securityFigures(tx);
    const waiting = and(
      ...[eq(guessBudgets.userId, accountId), ne(guessBudgets.kind, 'SESSION')],
      gt(guessBudgets.nextAt, now),
    );
    const budgets = await tx
      .select({ unlockedAt: guessBudgets.unlockedAt })
      .from(guessBudgets)
      .where(waiting)
      .for('update');
    const since = new Date(now.getTime() - MINUTES_BETWEEN_UNLOCKS * 60_000);
    if (budgets.some(({ unlockedAt }) => unlockedAt !== null && unlockedAt > since)) return UNLOCKED_OFTEN;
    await tx
      .update(guessBudgets)
      .set({
        wrong: sql`least(${guessBudgets.wrong}, ${guessLockAfter - TRIES_AFTER_UNLOCK}::int)`,
        ...{ lockedAt: null, nextAt: now, unlockedAt: now },
      })
      .where(waiting);
    const isLocked = budgets.length > 0;
    scope.changed({ entity: 'account', id: accountId, before: { waits: isLocked }, after: { waits: false } });
    return { accountId };
  },
});
