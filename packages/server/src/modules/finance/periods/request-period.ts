import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { holdMonth, unready } from './period.ts';
import { periodRequests, periodState } from './tables.ts';

/**
 * Asks for a month to be locked, opened again or locked for good; somebody else says yes. Refuses ILLEGAL_PERIOD_STEP, MONTH_NOT_OVER and
 * PERIOD_REQUEST_WAITING. Rules §2.1.
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
  async handle({ tx, now, actor, changed }, { id, month, wanted, reason }): Promise<{ id: string } | Refusal> {
    // Two who ask at once come one after the other.
    await holdMonth(tx, month);
    const refusal = await unready(tx, { month, wanted, now });
    if (refusal) return refusal;
    const [waiting] = await tx
      .select()
      .from(periodRequests)
      .where(and(eq(periodRequests.month, month), eq(periodRequests.state, 'WAITING')));
    if (waiting) {
      const message = `${waiting.askedByLabel} asked for something of this month already: decide on that first.`;
      return refuse('PERIOD_REQUEST_WAITING', message, { requestId: waiting.id });
    }
    const asked = { askedBy: actor.id, askedByLabel: actor.label, askedAt: now };
    const request = { id, month, wanted, reason, state: 'WAITING' as const, ...asked };
    await tx.insert(periodRequests).values(request);
    changed({ entity: 'period_request', id, before: null, after: request });
    return { id };
  },
});
