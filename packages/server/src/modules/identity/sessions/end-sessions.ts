import { and, eq, isNull, ne, type SQL } from 'drizzle-orm';
import { accessChanged } from '../../../events/identity.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { spendChallenges } from './challenges.ts';
import { type EndReason, sessions } from './tables.ts';

/** After these a password that was proved before proves nothing: who waits for the second step begins again. */
const ENDS_SIGN_INS: ReadonlySet<EndReason> = new Set(['PASSWORD_CHANGED', 'FIRST_PASSWORD', 'DISABLED']);

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
 * open streams are asked again at once. Another password and a disabled account also end sign-ins that wait for a second step.
 */
export async function endSessions(
  { tx, now, actor, emit, changed }: CommandScope,
  { userId, reason, except, where }: Ending,
): Promise<void> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now, endReason: reason, endedBy: actor.kind === 'user' ? actor.id : null })
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.revokedAt), except ? ne(sessions.id, except) : undefined, where),
    )
    .returning({ id: sessions.id });
  for (const { id } of ended) changed({ entity: 'session', id, before: {}, after: { endReason: reason } });
  if (ENDS_SIGN_INS.has(reason)) await spendChallenges(tx, userId, now);
  emit(accessChanged, { actorId: userId });
}
