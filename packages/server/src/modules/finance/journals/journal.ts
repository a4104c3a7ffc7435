import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { and, eq, inArray } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { idsOfPersonBehind } from '../../identity/index.ts';
import { type manualJournalLines, type manualJournalState, manualJournalSteps, manualJournals } from './tables.ts';

export type ManualJournal = typeof manualJournals.$inferSelect;
export type ManualJournalLine = typeof manualJournalLines.$inferSelect;
/** What a journal by hand may be. */
export const journalKinds = ['ORDINARY', 'OPENING'] as const;
export type ManualJournalState = (typeof manualJournalState.enumValues)[number];
type ManualJournalEvent = 'edit' | 'submit' | 'approve' | 'return' | 'reject' | 'withdraw';

/** Legal steps of what is written into the books by hand. Once it is posted nothing changes it; a reversal is another one. */
export const journalSteps = transitions<ManualJournalState, ManualJournalEvent>({
  DRAFT: { edit: 'DRAFT', submit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  SUBMITTED: { approve: 'POSTED', return: 'RETURNED', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
  RETURNED: { edit: 'RETURNED', submit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  REJECTED: {},
  POSTED: {},
  WITHDRAWN: {},
});

const WORDS: Readonly<Record<ManualJournalState, string>> = {
  DRAFT: 'a draft',
  SUBMITTED: 'waiting for somebody else’s yes',
  RETURNED: 'returned to whoever wrote it',
  REJECTED: 'rejected',
  POSTED: 'in the books: reverse it and write another',
  WITHDRAWN: 'withdrawn',
};

/** Holds a journal against others who would take it a step further. Throws NOT_FOUND. */
export async function lockJournal(tx: Tx, id: string): Promise<ManualJournal> {
  const [found] = await tx.select().from(manualJournals).where(eq(manualJournals.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such journal.');
  return found;
}

/** Why a step is not legal now: ILLEGAL_JOURNAL_STEP; null when it is. A reversal repeats its entry: it is not returned to be changed. */
export function illegal(journal: ManualJournal, event: ManualJournalEvent): Refusal | null {
  if (journal.reversalOf !== null && event === 'return') {
    const message = 'A reversal repeats its entry, so there is nothing to change: approve or reject it.';
    return refuse('ILLEGAL_JOURNAL_STEP', message, { state: journal.state });
  }
  if (journalSteps.next(journal.state, event) !== null) return null;
  return refuse('ILLEGAL_JOURNAL_STEP', `This journal is ${WORDS[journal.state]}.`, { state: journal.state });
}

/** Somebody else changed the journal since it was read. */
export function changedMeanwhile(): Refusal {
  return refuse('CHANGED_MEANWHILE', 'Somebody changed this journal in the meantime: look at it again.');
}

type Scope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'changed'>;

/** Takes a journal a step further and writes down who did it; it was locked and found legal before. */
export async function step(
  scope: Scope,
  journal: ManualJournal,
  event: ManualJournalEvent,
  facts: Partial<ManualJournal> = {},
): Promise<void> {
  const after = { ...facts, state: journalSteps.next(journal.state, event) ?? journal.state };
  await noteStep(scope, { ...journal, ...after }, event);
  await scope.tx.update(manualJournals).set(after).where(eq(manualJournals.id, journal.id));
  scope.changed({ entity: 'manual_journal', id: journal.id, before: { ...journal }, after });
}

/** Writes a line of a journal's story. */
export async function noteStep(
  { tx, now, actor }: Omit<Scope, 'changed'>,
  { id: journalId, state, version, reason }: Pick<ManualJournal, 'id' | 'state' | 'version' | 'reason'>,
  event: ManualJournalEvent | 'make' | 'reverse',
): Promise<void> {
  const said = { journalId, event, state, version, reason, at: now, by: actor.id, byLabel: actor.label };
  await tx.insert(manualJournalSteps).values({ id: newId(now), ...said });
}

/** Whether somebody, or a key of theirs, made, changed or submitted a journal: then another person decides on it. */
export async function hasMade(tx: Tx, journalId: string, actorId: string): Promise<boolean> {
  const [own] = await tx
    .select({ id: manualJournalSteps.id })
    .from(manualJournalSteps)
    .where(
      and(
        eq(manualJournalSteps.journalId, journalId),
        inArray(manualJournalSteps.by, await idsOfPersonBehind(tx, actorId)),
        inArray(manualJournalSteps.event, ['make', 'reverse', 'edit', 'submit']),
      ),
    )
    .limit(1);
  return own !== undefined;
}
