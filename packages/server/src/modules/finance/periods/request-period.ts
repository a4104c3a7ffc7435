import { assert, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { unready } from './period.ts';
import { periodRequests, periodState } from './tables.ts';

/**
 * Asks for a month to be locked, opened again or locked for good; somebody else says yes. Refuses ILLEGAL_PERIOD_STEP, MONTH_NOT_OVER,
 * STOCK_OWED and PERIOD_REQUEST_WAITING. Rules §2.1.
 */
export const requestPeriod = command({
  name: 'finance.requestPeriod',
  permission: 'period:lock',
  input: z.object({
    id: z.uuid(),
    month: z.iso.date().endsWith('-01', 'Name a month by its first day.'),
    wanted: z.enum(periodState.enumValues),
    reason: z.string().trim().min(3).max(200),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'period_request', id }),
  async handle(scope, { id, month, wanted, reason }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, changed } = scope;
    const refusal = await unready(scope, { month, wanted });
    if (refusal) return refusal;
    const asked = { askedBy: actor.id, askedByLabel: actor.label, askedAt: now };
    const request = { id, month, wanted, reason, state: 'WAITING' as const, ...asked };
    // One waits for each month: of two who ask at once the second waits here for the first.
    const isWaiting = sql`${periodRequests.state} = 'WAITING'`;
    const [kept] = await tx
      .insert(periodRequests)
      .values(request)
      .onConflictDoNothing({ target: periodRequests.month, where: isWaiting })
      .returning();
    if (!kept) return waiting(tx, month);
    changed({ entity: 'period_request', id, before: null, after: request });
    return { id };
  },
});

async function waiting(tx: Tx, month: string): Promise<Refusal> {
  const [request] = await tx
    .select()
    .from(periodRequests)
    .where(and(eq(periodRequests.month, month), eq(periodRequests.state, 'WAITING')));
  assert(request, 'what is in the way waits', { month });
  const message = `${request.askedByLabel} asked for something of this month already: decide on that first.`;
  return refuse('PERIOD_REQUEST_WAITING', message, { requestId: request.id });
}
