import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { purchaseSuggestions } from './tables.ts';

/**
 * Says that something is not to be ordered now, and why. It stays away until stock fell by another day's use, or the need was over once.
 * Refuses SUGGESTION_SETTLED; throws NOT_FOUND.
 */
export const dismissSuggestion = command({
  name: 'purchasing.dismissSuggestion',
  permission: 'purchase:order',
  input: z.object({ commandId: z.uuid(), suggestionId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ suggestionId }) => ({ entity: 'purchase_suggestion', id: suggestionId }),
  async handle({ tx, now, actor, within, changed }, { suggestionId, reason }): Promise<{ id: string } | Refusal> {
    const which = eq(purchaseSuggestions.id, suggestionId);
    const [before] = await tx.select().from(purchaseSuggestions).where(which).for('update');
    if (!before) throw new AppError('NOT_FOUND', 'There is no such suggestion.');
    within(before.outletId);
    if (before.state !== 'OPEN') {
      return refuse('SUGGESTION_SETTLED', 'Somebody ordered or dismissed it already, or it is not needed any more.', {
        state: before.state,
      });
    }
    const after = { state: 'DISMISSED', reason, settledAt: now, settledBy: actor.id } as const;
    await tx.update(purchaseSuggestions).set(after).where(which);
    changed({ entity: 'purchase_suggestion', id: suggestionId, before: { ...before }, after });
    return { id: suggestionId };
  },
});
