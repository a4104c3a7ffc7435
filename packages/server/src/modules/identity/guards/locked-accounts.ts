import { and, desc, eq, gt, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { users } from '../accounts/tables.ts';
import { guessBudgets } from './tables.ts';

/** More than anybody would open one by one. */
const SHOWN_AT_MOST = 100;

/** Accounts at which too many tries were wrong: the newest first, a hundred at most. */
export const lockedAccounts = query({
  name: 'identity.lockedAccounts',
  permission: 'security:read',
  input: z.object({}),
  handle: ({ db, now }) =>
    db
      .select({
        ...{ accountId: users.id, name: users.name, email: users.email, wrong: guessBudgets.wrong },
        ...{ kind: guessBudgets.kind, lockedAt: guessBudgets.lockedAt, until: guessBudgets.nextAt },
      })
      .from(guessBudgets)
      .innerJoin(users, eq(users.id, guessBudgets.userId))
      .where(and(isNotNull(guessBudgets.lockedAt), gt(guessBudgets.nextAt, now)))
      .orderBy(desc(guessBudgets.lockedAt), guessBudgets.key)
      .limit(SHOWN_AT_MOST),
});
