import { and, eq, inArray, isNotNull, isNull, notExists, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { userRoles } from '../accounts/tables.ts';
import { type EndReason, sessions, signInChallenges } from '../sessions/tables.ts';
import { collegeIdentities } from './tables.ts';

/**
 * Ends what the college has opened: sign-ins that wait for a second step, sessions, and roles that it lent. Of everybody, or of those alone who last came with an
 * address of none of the domains that are still let in. Waiting sign-ins go first: one that is completed at this moment is seen as a session, or is over.
 */
export async function endOfCollege(
  { tx, now, actor }: CommandScope,
  endReason: EndReason,
  domainsLeft: readonly string[] | null = null,
): Promise<void> {
  const concerned = (userId: PgColumn) => (domainsLeft === null ? undefined : isOutside(tx, userId, domainsLeft));
  await tx
    .update(signInChallenges)
    .set({ spentAt: now })
    .where(
      and(isNotNull(signInChallenges.college), isNull(signInChallenges.spentAt), concerned(signInChallenges.userId)),
    );
  await tx
    .update(sessions)
    .set({ revokedAt: now, endReason, endedBy: actor.kind === 'user' ? actor.id : null })
    .where(and(isNotNull(sessions.college), isNull(sessions.revokedAt), concerned(sessions.userId)));
  await tx
    .update(userRoles)
    .set({ withdrawnAt: now, withdrawnBy: actor.id })
    .where(and(isNotNull(userRoles.collegeMappingId), isNull(userRoles.withdrawnAt), concerned(userRoles.userId)));
}

/** Of whom no college account is known that is of one of these domains; of whom none is noted counts as outside. */
function isOutside(tx: Tx, userId: PgColumn, domains: readonly string[]): SQL {
  const inside = and(eq(collegeIdentities.userId, userId), inArray(collegeIdentities.domain, [...domains]));
  return notExists(tx.select({ id: collegeIdentities.id }).from(collegeIdentities).where(inside));
}
