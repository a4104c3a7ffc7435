import { AppError, financialYear, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isOnePerson } from '../../identity/index.ts';
import { closeBooks, holdYear } from './close-year.ts';
import { yearClosings } from './tables.ts';
import { unreadyYear } from './year.ts';

/**
 * Says yes to closing a year that somebody else asked for, which closes it for good, or no. Refuses ANOTHER_PERSON_NEEDED,
 * REQUEST_DECIDED, and, for a yes, what asking refuses for. A yes waits until nothing is being posted into the year. Rules §2.4.
 */
export const decideYearClose = command({
  name: 'finance.decideYearClose',
  permission: 'year:close',
  input: z
    .object({
      commandId: z.uuid(),
      requestId: z.uuid(),
      approve: z.boolean(),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ approve, reason }) => approve || reason, { path: ['reason'], error: 'Say why not.' }),
  once: ({ commandId }) => commandId,
  about: ({ requestId }) => ({ entity: 'year_closing', id: requestId }),
  async handle(scope, { requestId, approve, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, changed } = scope;
    const [closing] = await tx.select().from(yearClosings).where(eq(yearClosings.id, requestId)).for('update');
    if (!closing) throw new AppError('NOT_FOUND', 'Nobody asked for this.');
    if (closing.state !== 'WAITING') {
      return refuse('REQUEST_DECIDED', 'Somebody decided on this already.', { requestState: closing.state });
    }
    if (actor.id === null || (await isOnePerson(tx, actor.id, closing.askedBy))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You asked for this yourself: somebody else decides on it.');
    }
    const year = financialYear(closing.firstDay);
    let profit: number | null = null;
    if (approve) {
      // Looked at before it is held too: a year in which business goes on is never held, or sales would wait.
      const early = await unreadyYear(scope, year);
      if (early) return early;
      await holdYear(tx, closing);
      const refusal = await unreadyYear(scope, year);
      if (refusal) return refusal;
      profit = await closeBooks(scope, closing);
    }
    const after = {
      ...{ state: approve ? ('APPROVED' as const) : ('REJECTED' as const), decisionReason: reason, profit },
      ...{ decidedBy: actor.id, decidedByLabel: actor.label, decidedAt: now },
    };
    await tx.update(yearClosings).set(after).where(eq(yearClosings.id, requestId));
    changed({ entity: 'year_closing', id: requestId, before: { ...closing }, after });
    return { id: requestId };
  },
});
