import { and, eq, isNull, ne, type SQL } from 'drizzle-orm';
import { accessChanged } from '../../../events/identity.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { type EndReason, sessions } from './tables.ts';

/** Which sessions end: of a person, and all, or all but one. */
interface Ending {
  readonly userId: string;
  readonly reason: EndReason;
  /** The session that stays. */
  readonly except?: string | undefined;
  /** One condition more. */
  readonly where?: SQL | undefined;
}

/**
 * Ends sessions of a person in the caller's transaction: from the commit on their next request is a stranger's, and their
 * open streams are asked again at once.
 */
export async function endSessions(
  { tx, now, actor, emit }: CommandScope,
  { userId, reason, except, where }: Ending,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: now, endReason: reason, endedBy: actor.kind === 'user' ? actor.id : null })
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.revokedAt), except ? ne(sessions.id, except) : undefined, where),
    );
  emit(accessChanged, { actorId: userId });
}
