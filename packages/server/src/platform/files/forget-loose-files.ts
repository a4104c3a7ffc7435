import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../command/command.ts';
import type { CallContext } from '../context.ts';
import { files } from './tables.ts';

/** How long a picture waits for what it belongs to. */
const HOURS = 24;
const ROWS_AT_ONCE = 100;

function loose(now: Date) {
  const before = new Date(now.getTime() - HOURS * 3_600_000).toISOString();
  return sql`${files.ownerId} is null and ${files.keptAt} < ${before}::timestamptz`;
}

/** Removes pictures that were sent a day ago and belong to nothing. Used by the job alone. */
const forgetSomeLooseFiles = command({
  name: 'platform.forgetLooseFiles',
  permission: 'security:manage',
  input: z.object({}),
  async handle({ tx, now }) {
    const gone = await tx.execute(sql`
      delete from ${files} where ctid = any (array(
        select ctid from ${files} where ${loose(now)} limit ${ROWS_AT_ONCE} for update skip locked)) returning 1`);
    return { removed: gone.length };
  },
});

/** A recurring job: pictures whose waste or delivery was never written down go after a day. Gives how many. */
export async function forgetLooseFiles(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  let removed = 0;
  // Asked first, so that a round that finds nothing leaves no row in the audit trail.
  while ((await db.$count(files, loose(clock.now()))) > 0) {
    const some = await forgetSomeLooseFiles(context, {});
    if (some.removed === 0) break;
    removed += some.removed;
  }
  return removed;
}
