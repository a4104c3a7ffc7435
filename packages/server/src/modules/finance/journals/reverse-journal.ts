import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, asc, eq, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { EntryRow } from '../loaders.ts';
import { journalEntries, journalLines } from '../tables.ts';
import { MANUAL_SOURCE } from './decide-journal.ts';
import { noteStep } from './journal.ts';
import { closedDay } from './journal-day.ts';
import { manualJournalLines, manualJournals } from './tables.ts';
import { totalOf } from './written-lines.ts';

/**
 * Asks for an entry that was written by hand to be turned round, whole, on an open day: the same lines on the other side, which wait for
 * somebody else's yes. What the product posted is corrected by its own verbs, and a reversal by another journal: NOT_REVERSIBLE. Refuses also
 * ALREADY_REVERSED, DAY_AHEAD and PERIOD_LOCKED. Rules §2.1.
 */
export const reverseJournal = command({
  name: 'finance.reverseJournal',
  permission: 'journal:write',
  input: z.object({
    // Of the journal that turns it round.
    id: z.uuid(),
    entryId: z.uuid(),
    day: z.iso.date(),
    reason: z.string().trim().min(3).max(200),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'manual_journal', id }),
  async handle(scope, { id, entryId, day, reason }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const entry = await heldEntry(tx, entryId);
    const { outletId, kind } = entry;
    within(outletId);
    const refusal =
      irreversible(entry) ?? (await reversedBefore(tx, entryId)) ?? (await closedDay(scope, { outletId, day }));
    if (refusal) return refusal;
    const stood = await tx
      .select()
      .from(journalLines)
      .where(eq(journalLines.entryId, entryId))
      .orderBy(asc(journalLines.position));
    const rows = stood.map(({ entryId: _, debit, credit, ...line }) => {
      return { ...line, journalId: id, debit: credit, credit: debit };
    });
    const asked = { madeBy: actor.id, madeAt: now, submittedBy: actor.id, submittedAt: now };
    const [journal] = await tx
      .insert(manualJournals)
      .values({
        ...{
          id,
          outletId,
          kind,
          day,
          state: 'SUBMITTED',
          version: 1,
          total: totalOf(rows),
          reversalOf: entryId,
          reason,
        },
        ...{ narration: `Reverses entry ${entry.number}: ${reason}`, ...asked },
      })
      .returning();
    await tx.insert(manualJournalLines).values(rows);
    await noteStep(scope, { id, state: 'SUBMITTED', version: 1, reason }, 'reverse');
    changed({ entity: 'manual_journal', id, before: null, after: { ...journal } });
    return { id };
  },
});

/** Reversals of one journal come one after the other: its row is held. */
async function heldEntry(tx: Tx, entryId: string): Promise<EntryRow> {
  const [entry] = await tx.select().from(journalEntries).where(eq(journalEntries.id, entryId));
  if (!entry) throw new AppError('NOT_FOUND', 'There is no such entry.');
  await tx.select().from(manualJournals).where(eq(manualJournals.entryId, entryId)).for('update');
  return entry;
}

function irreversible({ sourceType, reversalOf }: EntryRow): Refusal | null {
  if (sourceType !== MANUAL_SOURCE) {
    const message = 'The product posted this entry: correct what caused it by its own verb, as a refund or a return.';
    return refuse('NOT_REVERSIBLE', message);
  }
  if (reversalOf === null) return null;
  return refuse('NOT_REVERSIBLE', 'This entry is a reversal itself: write another journal.');
}

async function reversedBefore(tx: Tx, entryId: string): Promise<Refusal | null> {
  const [before] = await tx
    .select({ id: manualJournals.id })
    .from(manualJournals)
    .where(and(eq(manualJournals.reversalOf, entryId), notInArray(manualJournals.state, ['REJECTED', 'WITHDRAWN'])));
  if (!before) return null;
  const message = 'This entry is reversed, or its reversal waits for a yes. An entry is reversed once.';
  return refuse('ALREADY_REVERSED', message, { journalId: before.id });
}
