import { and, eq } from 'drizzle-orm';
import { THE_ONE } from '../../../platform/audit/changes.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { grantCounts } from './grants.ts';
import { labelOf } from './label-of.ts';
import { userRoles, users } from './tables.ts';

/**
 * Names in the audit row the account that somebody wants to come in to, as history names people. It asks the same for an account that
 * is none, so that nobody sees in how long it takes whether there is one.
 */
export async function nameTried({ tx, now, comesAs }: CommandScope, accountId: string | null): Promise<void> {
  const rows = await tx
    .select({ id: users.id, name: users.name, role: userRoles.role })
    .from(users)
    .leftJoin(userRoles, and(eq(userRoles.userId, users.id), grantCounts(now)))
    // Nobody has this id.
    .where(eq(users.id, accountId ?? THE_ONE));
  const [person] = rows;
  if (person) comesAs({ id: person.id, label: labelOf(person, rows) });
}
