import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { post } from '../post.ts';
import { changedMeanwhile, hasMade, illegal, lockJournal, type ManualJournal, step } from './journal.ts';
import { closedDay } from './journal-day.ts';
import { linesOf } from './save-journal.ts';
import { unfit } from './written-lines.ts';

export const journalDecisions = ['APPROVE', 'RETURN', 'REJECT'] as const;
const EVENTS = { APPROVE: 'approve', RETURN: 'return', REJECT: 'reject' } as const;

/** Where the entries of manual journals come from, as their source says. */
export const MANUAL_SOURCE = 'manual_journal';

/**
 * Says yes to a journal of somebody else, which posts it, or no, or gives it back. Refuses ANOTHER_PERSON_NEEDED to whoever made, changed
 * or submitted it; CHANGED_MEANWHILE when it is not the version one saw; ILLEGAL_JOURNAL_STEP; and, for a yes, what saving it refuses for,
 * where its accounts or its month changed since.
 */
export const decideJournal = command({
  name: 'finance.decideJournal',
  permission: 'journal:approve',
  input: z
    .object({
      commandId: z.uuid(),
      journalId: z.uuid(),
      version: z.int().min(1),
      decision: z.enum(journalDecisions),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ decision, reason }) => decision === 'APPROVE' || reason, { path: ['reason'], error: 'Say why.' }),
  once: ({ commandId }) => commandId,
  about: ({ journalId }) => ({ entity: 'manual_journal', id: journalId }),
  async handle(scope, { journalId, version, decision, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const journal = await lockJournal(tx, journalId);
    within(journal.outletId);
    const refusal = illegal(journal, EVENTS[decision]);
    if (refusal) return refusal;
    if (journal.version !== version) return changedMeanwhile();
    if (actor.id === null || (await hasMade(tx, journal.id, actor.id))) {
      return refuse(
        'ANOTHER_PERSON_NEEDED',
        'You wrote, changed or submitted this journal: somebody else decides on it.',
      );
    }
    const decided = { decidedBy: actor.id, decidedAt: now };
    if (decision !== 'APPROVE') {
      await step(scope, journal, EVENTS[decision], { ...decided, reason });
      return { id: journalId };
    }
    const posted = await postJournal(scope, journal);
    if ('refused' in posted) return posted;
    await step(scope, journal, 'approve', { ...decided, ...posted });
    return { id: journalId };
  },
});

async function postJournal(
  scope: CommandScope,
  { id, outletId, kind, day, narration, reversalOf }: ManualJournal,
): Promise<{ entryId: string } | Refusal> {
  const { tx, now, actor } = scope;
  const rows = await linesOf(tx, id);
  // A reversal undoes what stood, also on accounts that were retired since.
  const refusal =
    (reversalOf === null ? await unfit(tx, rows, kind) : null) ?? (await closedDay(scope, { outletId, day }));
  if (refusal) return refusal;
  const entryId = await post(tx, {
    kind,
    ...{ outletId, source: { type: MANUAL_SOURCE, id }, event: reversalOf === null ? 'posted' : 'reversed', narration },
    ...{ at: now, dates: { businessDate: day, taxDate: day }, postedBy: actor.label },
    lines: rows.map(({ accountCode: account, debit, credit, party }) => ({
      ...{ account, debit, credit },
      ...(party !== null && { party }),
    })),
    ...(reversalOf !== null && { reversalOf }),
  });
  return { entryId };
}
