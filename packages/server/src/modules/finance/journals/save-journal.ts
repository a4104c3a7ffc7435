import { AppError, type Refusal } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { placeOf } from '../../places/index.ts';
import {
  changedMeanwhile,
  illegal,
  journalKinds,
  lockJournal,
  type ManualJournal,
  type ManualJournalLine,
  noteStep,
  step,
} from './journal.ts';
import { closedDay } from './journal-day.ts';
import { manualJournalLines, manualJournals } from './tables.ts';
import { rowsOf, totalOf, unfit, writtenLines } from './written-lines.ts';

/**
 * Writes a journal by hand, or changes one that is a draft or was returned. It is not in the books yet. Refuses UNBALANCED,
 * ACCOUNT_UNKNOWN, ACCOUNT_RETIRED, CONTROL_ACCOUNT, NOT_OPENED, DAY_AHEAD, PERIOD_LOCKED, ILLEGAL_JOURNAL_STEP and CHANGED_MEANWHILE. Rules §2.1.
 */
export const saveJournal = command({
  name: 'finance.saveJournal',
  permission: 'journal:write',
  input: z.object({
    commandId: z.uuid(),
    id: z.uuid(),
    outletId: z.uuid(),
    kind: z.enum(journalKinds).default('ORDINARY'),
    // The version that was changed; 0 makes the journal.
    version: z.int().min(0),
    day: z.iso.date(),
    narration: z.string().trim().min(3).max(300),
    lines: writtenLines,
  }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'manual_journal', id }),
  async handle(scope, { lines, ...asked }): Promise<{ id: string } | Refusal> {
    const { tx, within } = scope;
    await placeOf(tx, asked.outletId);
    within(asked.outletId);
    const rows = rowsOf(asked.id, lines);
    const refusal = (await unfit(tx, rows, asked.kind)) ?? (await closedDay(scope, asked));
    if (asked.version === 0) return refusal ?? makeJournal(scope, asked, rows);

    const journal = await lockJournal(tx, asked.id);
    within(journal.outletId);
    if (journal.outletId !== asked.outletId || journal.kind !== asked.kind) {
      throw new AppError('CONFLICT', 'A journal stays with its outlet and what it is. Write another one.');
    }
    if (journal.version !== asked.version) return changedMeanwhile();
    return illegal(journal, 'edit') ?? refusal ?? changeJournal(scope, journal, { ...asked, rows });
  },
});

async function makeJournal(
  scope: CommandScope,
  asked: Pick<ManualJournal, 'id' | 'outletId' | 'kind' | 'day' | 'narration'>,
  rows: readonly ManualJournalLine[],
): Promise<{ id: string }> {
  const { tx, now, actor, changed } = scope;
  const { id, outletId, kind, day, narration } = asked;
  const values = {
    id,
    outletId,
    kind,
    day,
    narration,
    version: 1,
    total: totalOf(rows),
    madeBy: actor.id,
    madeAt: now,
  };
  const [journal] = await tx
    .insert(manualJournals)
    .values({ ...values, state: 'DRAFT' })
    .returning();
  await tx.insert(manualJournalLines).values([...rows]);
  await noteStep(scope, { id, state: 'DRAFT', version: 1, reason: null }, 'make');
  changed({ entity: 'manual_journal', id, before: null, after: { ...journal, lines: factsOf(rows) } });
  return { id };
}

async function changeJournal(
  scope: CommandScope,
  journal: ManualJournal,
  { day, narration, rows }: Pick<ManualJournal, 'day' | 'narration'> & { readonly rows: readonly ManualJournalLine[] },
): Promise<{ id: string }> {
  const { tx, changed } = scope;
  const { id } = journal;
  const before = await linesOf(tx, id);
  await tx.delete(manualJournalLines).where(eq(manualJournalLines.journalId, id));
  await tx.insert(manualJournalLines).values([...rows]);
  await step(scope, journal, 'edit', { day, narration, version: journal.version + 1, total: totalOf(rows) });
  const lines = { before: { lines: factsOf(before) }, after: { lines: factsOf(rows) } };
  changed({ entity: 'manual_journal_lines', id, ...lines });
  return { id };
}

/** The lines of a journal, in its order. */
export function linesOf(tx: Tx, journalId: string): Promise<ManualJournalLine[]> {
  return tx
    .select()
    .from(manualJournalLines)
    .where(eq(manualJournalLines.journalId, journalId))
    .orderBy(asc(manualJournalLines.position));
}

function factsOf(rows: readonly ManualJournalLine[]) {
  return rows.map(({ accountCode: account, debit, credit, party }) => ({ account, debit, credit, party }));
}
