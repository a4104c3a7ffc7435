import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { users } from '../accounts/tables.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { isOver } from '../sessions/limits.ts';
import { limitsFor } from '../sessions/settings.ts';
import { sessions } from '../sessions/tables.ts';
import { tokensOf } from './issue-tokens.ts';
import { isGenuine, judgeRefresh, presentedRefresh } from './refresh-token.ts';
import { tokenKeys } from './token-keys.ts';

const refused = () => refuse('REFRESH_REFUSED', 'This refresh token is no longer good here. Sign in again.');

/**
 * Exchanges a refresh token for the next pair. Asked again for an answer that was lost, within a minute, it gives the same pair. Refuses
 * REFRESH_REFUSED for what is not ours, over, or held by another copy of the program; and TOKEN_REUSED, ending the session, where
 * a token comes again that was exchanged long ago: two hold it, and one of them is a thief (RFC 9700 §4.14.2).
 */
export const refreshToken = command({
  name: 'identity.refreshToken',
  permission: 'public',
  input: z.object({ refreshToken: z.string().max(200), installationId: z.uuid() }),
  mask: ['refreshToken', 'installationId'],
  // Of several that come at once one exchanges and the others get what it got; and what is judged stolen is ended as it was judged.
  async hold(tx, { refreshToken: token }) {
    const presented = presentedRefresh(token);
    if (presented) await tx.execute(sql`select from ${sessions} where id = ${presented.sessionId} for update`);
  },
  async handle({ tx, now, use, about }, { refreshToken: token, installationId }) {
    const keys = use(tokenKeys);
    const presented = presentedRefresh(token);
    const session = presented && (await openProgram(tx, presented.sessionId, now));
    if (session) about('account', session.userId);
    if (!session || !isGenuine(keys, presented, session.tokenDigest)) return refused();
    if (session.installationDigest !== tokenDigest(installationId)) return refused();

    const { id, refreshGeneration: generation, refreshedAt } = session;
    const verdict = judgeRefresh(presented.generation, { generation, refreshedAt }, now);
    if (verdict === 'REFUSE') return refused();
    if (verdict === 'REUSED') {
      const why =
        'This refresh token was used before, so somebody else may have it. The session was ended: sign in again.';
      return refuse('TOKEN_REUSED', why);
    }
    if (verdict === 'REPEAT') return tokensOf(keys, session);
    const next = { refreshGeneration: presented.generation + 1, refreshedAt: now };
    await tx
      .update(sessions)
      .set({ ...next, lastSeenAt: now })
      .where(eq(sessions.id, id));
    return tokensOf(keys, { ...session, ...next });
  },
  async onRefusal(scope, { refreshToken: token }, { code }) {
    const presented = presentedRefresh(token);
    if (code !== 'TOKEN_REUSED' || !presented) return;
    const where = eq(sessions.id, presented.sessionId);
    const [session] = await scope.tx.select({ userId: sessions.userId }).from(sessions).where(where);
    if (session) await endSessions(scope, { userId: session.userId, reason: 'TOKEN_REUSED', where });
  },
});

/** A program's session that is not over, of somebody who may sign in. */
async function openProgram(tx: Tx, id: string, now: Date) {
  const [found] = await tx
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        ...[eq(sessions.id, id), eq(sessions.client, 'TOKEN'), isNull(sessions.revokedAt)],
        ...[gt(sessions.expiresAt, now), isNull(users.disabledAt)],
      ),
    );
  if (!found) return null;
  const { session } = found;
  const limits = await limitsFor(tx, session.userId, now);
  if (session.refreshedAt === null || isOver(session, limits, now)) return null;
  return { ...session, refreshedAt: session.refreshedAt };
}
