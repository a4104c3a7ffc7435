import { and, eq, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { tillTurns } from './tables.ts';
import { tillOf } from './till-of.ts';
import { turnAt } from './turns.ts';

const turnHere = query({
  name: 'identity.keepTill',
  permission: 'till:open',
  input: z.object({}),
  handle: ({ db, actor, now }) => turnAt(db, tillOf(actor).deviceId, now),
});

/**
 * Says that somebody touched the till within the last minute, so that it does not lock itself. That it hears something live is no touch. Gives whether
 * it is still somebody's. It is a sign of life, as of sessions and devices, and no act: it leaves no row in the audit trail.
 */
export const keepTill = Object.assign(
  async (context: CallContext, input: Record<string, never>) => {
    const turn = await turnHere(context, input);
    if (turn) await markTouched(context.platform.db, turn.id, context.platform.clock.now());
    return { goesOn: turn !== null };
  },
  { spec: turnHere.spec },
);

/** Moves the last touch on, never back; of a turn that somebody ended meanwhile it stays as it was. */
async function markTouched(db: Database, turnId: string, now: Date): Promise<void> {
  await db
    .update(tillTurns)
    .set({ activeAt: now })
    .where(and(eq(tillTurns.id, turnId), isNull(tillTurns.endedAt), lt(tillTurns.activeAt, now)));
}
