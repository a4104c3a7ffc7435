import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { sessions } from '../sessions/tables.ts';

/** Ends the sessions of a person, but for the one that is named. The caller announces `accessChanged`. */
export async function endSessions(tx: Tx, userId: string, now: Date, keptId?: string): Promise<void> {
  const others = keptId === undefined ? undefined : ne(sessions.id, keptId);
  await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), others));
}
