import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { securityFigures } from '../sessions/settings.ts';
import {
  MINUTES_BETWEEN_UNLOCKS,
  PINS_AFTER_UNLOCK,
  pinBudgetKey,
  TILLS_TO_LOCK_ALL,
  TRIES_AFTER_UNLOCK,
} from './guess-limits.ts';
import { guessBudgets } from './tables.ts';

/**
 * Opens the budgets of an account that wait, or of them those of one kind: locks and waits end, and a few tries are left until the next
 * lock. What was wrong before is not forgotten, so that whoever opens them lets no more than a hundred tries an hour through
 * (`guess-limits.ts`). Refuses UNLOCKED_OFTEN, in the caller's words, within twenty minutes of the last time.
 */
export async function openBudgets(
  { tx, now, changed }: Pick<CommandScope, 'tx' | 'now' | 'changed'>,
  accountId: string,
  { which, often }: { readonly which?: SQL; readonly often: string },
) {
  const { guessLockAfter, pinLockAfter } = await securityFigures(tx);
  const most = sql`case when ${guessBudgets.kind} <> 'PIN' then ${guessLockAfter - TRIES_AFTER_UNLOCK}::int
    when ${guessBudgets.key} = ${pinBudgetKey(accountId)} then ${TILLS_TO_LOCK_ALL * pinLockAfter - PINS_AFTER_UNLOCK}::int
    else ${pinLockAfter - PINS_AFTER_UNLOCK}::int end`;
  const waiting = and(
    ...[eq(guessBudgets.userId, accountId), ne(guessBudgets.kind, 'SESSION'), which],
    gt(guessBudgets.nextAt, now),
  );
  const budgets = await tx
    .select({ unlockedAt: guessBudgets.unlockedAt })
    .from(guessBudgets)
    .where(waiting)
    .for('update');
  const since = new Date(now.getTime() - MINUTES_BETWEEN_UNLOCKS * 60_000);
  if (budgets.some(({ unlockedAt }) => unlockedAt !== null && unlockedAt > since))
    return refuse('UNLOCKED_OFTEN', often);
  await tx
    .update(guessBudgets)
    .set({
      wrong: sql`least(${guessBudgets.wrong}, ${most})`,
      ...{ lockedAt: null, nextAt: now, unlockedAt: now },
    })
    .where(waiting);
  const waits = budgets.length > 0;
  changed({ entity: 'account', id: accountId, before: { waits }, after: { waits: false } });
  return null;
}
