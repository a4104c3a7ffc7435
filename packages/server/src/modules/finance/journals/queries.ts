import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import type { Account } from '../loaders.ts';
import { placed } from '../queries.ts';
import { accounts } from '../tables.ts';
import type { ManualJournal, ManualJournalLine } from './journal.ts';
import { manualJournalLines, manualJournalState, manualJournalSteps, manualJournals } from './tables.ts';

/** Journals that were written by hand, the newest first, a page at a time. */
export const listManualJournals = query({
  name: 'finance.manualJournals',
  permission: 'ledger:read',
  input: z.object({
    outletId: z.uuid().nullish(),
    states: z.array(z.enum(manualJournalState.enumValues)).max(manualJournalState.enumValues.length).nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, reach, within }, { outletId, states, ...args }) {
    if (outletId) within(outletId);
    const found = and(
      ...placed(reach, outletId, manualJournals.outletId),
      states ? inArray(manualJournals.state, states) : undefined,
    );
    return newestFirst(db, args, {
      ...{ table: manualJournals, at: 'madeAt', of: found },
      select: (where) => db.select().from(manualJournals).where(where),
    });
  },
});

/** One journal that was written by hand; null when there is none within reach. */
export const manualJournalOf = query({
  name: 'finance.manualJournal',
  permission: 'ledger:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, reach }, { id }): Promise<ManualJournal | null> {
    const [row] = await db
      .select()
      .from(manualJournals)
      .where(and(eq(manualJournals.id, id), ...placed(reach, null, manualJournals.outletId)));
    return row ?? null;
  },
});

/** A journal as it is now; null when there is none. */
export async function manualJournalById(reader: Reader, id: string): Promise<ManualJournal | null> {
  const [row] = await reader.select().from(manualJournals).where(eq(manualJournals.id, id));
  return row ?? null;
}

export type WrittenJournalLine = ManualJournalLine & { readonly account: Account };

/** The lines of some journals with their accounts, by journal, in its order. */
export async function linesByJournal(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, WrittenJournalLine[]>> {
  const rows = await reader
    .select({ line: manualJournalLines, account: accounts })
    .from(manualJournalLines)
    .innerJoin(accounts, eq(accounts.code, manualJournalLines.accountCode))
    .where(inArray(manualJournalLines.journalId, [...ids]))
    .orderBy(asc(manualJournalLines.position));
  return byJournal(
    ids,
    rows.map(({ line, account }) => ({ ...line, account })),
  );
}

/** What happened to some journals, by journal, oldest first. */
export async function stepsByJournal(reader: Reader, ids: readonly string[]) {
  const rows = await reader
    .select()
    .from(manualJournalSteps)
    .where(inArray(manualJournalSteps.journalId, [...ids]))
    .orderBy(asc(manualJournalSteps.at), asc(manualJournalSteps.id));
  return byJournal(ids, rows);
}

/** Reversals of some entries that stand or wait for a yes, by entry. */
export async function reversalsByEntry(
  reader: Reader,
  entryIds: readonly string[],
): Promise<Map<string, ManualJournal>> {
  const rows = await reader
    .select()
    .from(manualJournals)
    .where(
      and(inArray(manualJournals.reversalOf, [...entryIds]), inArray(manualJournals.state, ['SUBMITTED', 'POSTED'])),
    );
  return new Map(rows.map((row) => [row.reversalOf ?? '', row]));
}

function byJournal<Row extends { readonly journalId: string }>(ids: readonly string[], rows: readonly Row[]) {
  const groups = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row.journalId)?.push(row);
  return groups;
}
