import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockJournal, step } from './journal.ts';
import { closedDay } from './journal-day.ts';
import { linesOf } from './save-journal.ts';
import { unfit } from './written-lines.ts';

/**
 * Asks for a journal to be posted: somebody else says yes or no. Refuses ILLEGAL_JOURNAL_STEP, and what saving it refuses for, where its
 * accounts or its month changed since.
 */
export const submitJournal = command({
  name: 'finance.submitJournal',
  permission: 'journal:write',
  input: z.object({ commandId: z.uuid(), journalId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ journalId }) => ({ entity: 'manual_journal', id: journalId }),
  async handle(scope, { journalId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const journal = await lockJournal(tx, journalId);
    within(journal.outletId);
    const refusal =
      illegal(journal, 'submit') ??
      (await unfit(tx, await linesOf(tx, journalId), journal.kind)) ??
      (await closedDay(scope, journal));
    if (refusal) return refusal;
    const asked = { submittedBy: actor.id, submittedAt: now, decidedBy: null, decidedAt: null, reason: null };
    await step(scope, journal, 'submit', asked);
    return { id: journalId };
  },
});
