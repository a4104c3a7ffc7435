import { refuse } from '@college-kiosk/kernel';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { isOver, type limitsOf } from './limits.ts';
import { securityFigures } from './settings.ts';
import { sessions } from './tables.ts';

/** For whoever has proved who they are, at a place more than they may have. */
export const TOO_MANY_SESSIONS = refuse(
  'TOO_MANY_SESSIONS',
  'You are signed in at as many places as you may be. Sign out at one of them, or sign in here and let the oldest end.',
);

interface Opening {
  readonly limits: ReturnType<typeof limitsOf>;
  /** The person wants the oldest to end. */
  readonly endOldest: boolean;
}

/**
 * The sessions that end so that one more may be opened, by their ids: those beyond the newest that fit. Refuses TOO_MANY_SESSIONS where
 * the settings refuse the newest instead. Sessions that are over, by whatever, count for nothing, so nobody is locked out for good. It
 * holds a lock of this person's until the commit: of several sign-ins at one moment each sees the session of the one before.
 */
export async function sessionsTooMany(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  userId: string,
  { limits, endOldest }: Opening,
): Promise<string[] | typeof TOO_MANY_SESSIONS> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sessions:${userId}`}, 0))`);
  const { sessionsAtMost, oneSessionMore } = await securityFigures(tx);
  const rows = await tx
    .select({ id: sessions.id, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
  const tooMany = rows.filter((session) => !isOver(session, limits, now)).slice(sessionsAtMost - 1);
  if (tooMany.length > 0 && oneSessionMore === 'REFUSE_NEWEST' && !endOldest) return TOO_MANY_SESSIONS;
  return tooMany.map(({ id }) => id);
}
