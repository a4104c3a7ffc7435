import { getTableName, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import type { Reader } from '../../platform/db/database.ts';
import { rowsForgotten } from '../../platform/metrics.ts';
import { KEPT_KINDS, type KeptForATime, type KeptKind } from '../../platform/personal/kept-for-a-time.ts';
import { oneByOne } from '../../platform/queue/one-by-one.ts';
import { socket } from '../../platform/socket.ts';
import { retentionNow } from './retention-settings.ts';
import { DAYS_OF, type RetentionTimes } from './retention-times.ts';

/** What every module keeps for a time only; plugged by `entry/`, which collects it. */
export const keptForATime = socket<readonly KeptForATime[]>('privacy.keptForATime');

/** Rows that one command removes: nobody waits long for its locks. */
const ROWS_AT_ONCE = 500;
/** Commands for one table in a round; the next round goes on where this one left off. */
const BATCHES_AT_MOST = 100;
/** A statement that takes longer is given up, and tried again in the next round. */
const STATEMENT_MS_AT_MOST = 5_000;

const DAY_MS = 24 * 3_600_000;

function overNow({ kind, overBefore }: KeptForATime, times: RetentionTimes, now: Date) {
  return overBefore(new Date(now.getTime() - times[DAYS_OF[kind]] * DAY_MS));
}

/**
 * Removes some rows that were kept for long enough. Rows that somebody holds are left to the next round. Done again it finds the rest, so
 * whatever breaks it off loses nothing. Used by the job alone.
 */
const forgetSome = command({
  name: 'privacy.forgetSome',
  permission: 'security:manage',
  input: z.object({ kind: z.enum(KEPT_KINDS), table: z.string() }),
  async handle({ tx, now, use }, { kind, table }) {
    const kept = use(keptForATime).find((one) => one.kind === kind && getTableName(one.table) === table);
    if (!kept) return { removed: 0 };
    await tx.execute(sql`select set_config('statement_timeout', ${String(STATEMENT_MS_AT_MOST)}, true)`);
    const over = overNow(kept, await retentionNow(tx), now);
    const gone = await tx.execute(sql`
      delete from ${kept.table} where ctid = any (array(
        select ctid from ${kept.table} where ${over} limit ${ROWS_AT_ONCE} for update skip locked
      )) returning 1`);
    return { removed: gone.length };
  },
});

/** A recurring job: what was kept for long enough goes, in small commands. Answers how many rows of each kind went. */
export async function forgetWhatIsOver(context: CallContext): Promise<Readonly<Partial<Record<KeptKind, number>>>> {
  const { db, sockets, log } = context.platform;
  const rows: Partial<Record<KeptKind, number>> = {};
  try {
    await oneByOne(sockets.use(keptForATime), async (kept) => {
      const { kind } = kept;
      for (let batch = 0; batch < BATCHES_AT_MOST && (await isAnyOver(context, db, kept)); batch += 1) {
        const { removed } = await forgetSome(context, { kind, table: getTableName(kept.table) });
        if (removed === 0) return;
        rows[kind] = (rows[kind] ?? 0) + removed;
        rowsForgotten.inc({ kind }, removed);
      }
    });
  } finally {
    if (Object.keys(rows).length > 0) log.info({ rows }, 'what was kept for long enough is gone');
  }
  return rows;
}

/** Asked first, so that a round that finds nothing leaves no row in the audit trail. */
async function isAnyOver({ platform }: CallContext, db: Reader, kept: KeptForATime): Promise<boolean> {
  const over = overNow(kept, await retentionNow(db), platform.clock.now());
  const found = await db.execute(sql`select 1 from ${kept.table} where ${over} limit 1`);
  return found.length > 0;
}
