import { sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';

/** Waits until so many statements wait for a lock, or the one who may also be done is. */
export async function untilWaiting(db: Database, count: number, done: () => boolean = () => false): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ waiting: number }>(
      sql`select count(distinct pid)::int as waiting from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`,
    );
    if (done() || (row?.waiting ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
