import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockJournal, step } from './journal.ts';

/** Gives up a journal that is not in the books. It stays as history. Refuses ILLEGAL_JOURNAL_STEP. */
export const withdrawJournal = command({
  name: 'finance.withdrawJournal',
  permission: 'journal:write',
  input: z.object({ commandId: z.uuid(), journalId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ journalId }) => ({ entity: 'manual_journal', id: journalId }),
  async handle(scope, { journalId, reason }): Promise<{ id: string } | Refusal> {
    const journal = await lockJournal(scope.tx, journalId);
    scope.within(journal.outletId);
    const refusal = illegal(journal, 'withdraw');
    if (refusal) return refusal;
    await step(scope, journal, 'withdraw', { reason });
    return { id: journalId };
  },
});
