import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isOnePerson } from '../../identity/index.ts';
import { holdMonth, type PeriodState, setPeriod, unready } from './period.ts';
import type { Asking } from './stock-owed.ts';
import { periodRequests } from './tables.ts';

/**
 * Says yes to what somebody else asked for a month, which then is locked or open, or no. Refuses ANOTHER_PERSON_NEEDED, REQUEST_DECIDED,
 * and, for a yes, what asking refuses for. A yes waits until nothing is being posted into the month. Rules §2.1.
 */
export const decidePeriod = command({
  name: 'finance.decidePeriod',
  permission: 'period:lock',
  input: z
    .object({
      commandId: z.uuid(),
      requestId: z.uuid(),
      approve: z.boolean(),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ approve, reason }) => approve || reason, { path: ['reason'], error: 'Say why not.' }),
  once: ({ commandId }) => commandId,
  about: ({ requestId }) => ({ entity: 'period_request', id: requestId }),
  async handle(scope, { requestId, approve, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, changed } = scope;
    const [request] = await tx.select().from(periodRequests).where(eq(periodRequests.id, requestId)).for('update');
    if (!request) throw new AppError('NOT_FOUND', 'Nobody asked for this.');
    if (request.state !== 'WAITING') {
      return refuse('REQUEST_DECIDED', 'Somebody decided on this already.', { requestState: request.state });
    }
    if (actor.id === null || (await isOnePerson(tx, actor.id, request.askedBy))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You asked for this yourself: somebody else decides on it.');
    }
    const { month, wanted } = request;
    if (approve) {
      // Looked at before it is held too: a month in which business goes on is never held, or sales would wait.
      const refusal = (await unready(scope, { month, wanted })) ?? (await heldReady(scope, { month, wanted }));
      if (refusal) return refusal;
      await setPeriod(tx, { month, state: wanted, at: now });
    }
    const after = {
      ...{ state: approve ? ('APPROVED' as const) : ('REJECTED' as const), decisionReason: reason },
      ...{ decidedBy: actor.id, decidedByLabel: actor.label, decidedAt: now },
    };
    await tx.update(periodRequests).set(after).where(eq(periodRequests.id, requestId));
    changed({ entity: 'period_request', id: requestId, before: { ...request }, after });
    return { id: requestId };
  },
});

async function heldReady(
  scope: Asking,
  period: { readonly month: string; readonly wanted: PeriodState },
): Promise<Refusal | null> {
  await holdMonth(scope.tx, period.month);
  return unready(scope, period);
}
