import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../../../platform/db/database.ts';
import { sessions } from './tables.ts';

const MINUTE_MS = 60_000;

/** Remembers, to the minute, that a session is in use. */
export async function markSessionSeen(
  db: Database,
  { id, lastSeenAt }: { readonly id: string; readonly lastSeenAt: Date },
  now: Date,
): Promise<void> {
  const minuteAgo = new Date(now.getTime() - MINUTE_MS);
  if (lastSeenAt >= minuteAgo) return;
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, minuteAgo)));
}
