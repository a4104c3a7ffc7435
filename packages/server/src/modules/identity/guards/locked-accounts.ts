import { and, desc, eq, gt, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { users } from '../accounts/tables.ts';
import { guessBudgets } from './tables.ts';

/** More than anybody would open one by one. */
const SHOWN_AT_MOST = 100;

/** Accounts at which too many tries were wrong: each once for what is locked of it, the newest first, a hundred at most. */
export const lockedAccounts = query({
  name: 'identity.lockedAccounts',
  permission: 'security:read',
  input: z.object({}),
  async handle({ db, now }) {
    const rows = await db
      .selectDistinctOn([users.id, guessBudgets.kind], {
        ...{ accountId: users.id, name: users.name, email: users.email, wrong: guessBudgets.wrong },
        ...{ kind: guessBudgets.kind, lockedAt: guessBudgets.lockedAt, until: guessBudgets.nextAt },
      })
      .from(guessBudgets)
      .innerJoin(users, eq(users.id, guessBudgets.userId))
      .where(and(isNotNull(guessBudgets.lockedAt), gt(guessBudgets.nextAt, now)))
      .orderBy(users.id, guessBudgets.kind, desc(guessBudgets.nextAt));
    const at = ({ lockedAt }: (typeof rows)[number]) => lockedAt?.getTime() ?? 0;
    return rows.sort((one, other) => at(other) - at(one)).slice(0, SHOWN_AT_MOST);
  },
});
