import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { accounts, entryKind, journalEntries } from '../tables.ts';

export const manualJournalState = pgEnum('manual_journal_state', [
  ...(['DRAFT', 'SUBMITTED', 'RETURNED', 'REJECTED', 'POSTED', 'WITHDRAWN'] as const),
]);

/** What a person writes into the books by hand. It is an entry of the journal only once somebody else has said yes. */
export const manualJournals = pgTable(
  'manual_journals',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    outletId: uuid().notNull(),
    state: manualJournalState().notNull(),
    // Of its entry. An opening one says what was there before; no person closes a year by a journal of their own.
    kind: entryKind().notNull().default('ORDINARY'),
    // Rises with every change of what it says.
    version: integer().notNull(),
    // Business date and tax date of its entry.
    day: date({ mode: 'string' }).notNull(),
    narration: text().notNull(),
    // The sum of either side.
    total: money().notNull(),
    // The entry that this one turns round, whole.
    reversalOf: uuid().references(() => journalEntries.id),
    madeBy: uuid(),
    madeAt: instant().notNull(),
    submittedBy: uuid(),
    submittedAt: instant(),
    decidedBy: uuid(),
    decidedAt: instant(),
    // Why it was returned, rejected or withdrawn; of a reversal, why it is asked for.
    reason: text(),
    entryId: uuid().references(() => journalEntries.id),
  },
  (row) => [
    unique('manual_journals_number').on(row.number),
    unique('manual_journals_entry').on(row.entryId),
    index('manual_journals_made').on(row.madeAt, row.id),
    // An entry is reversed once; what was rejected or withdrawn may be asked for again.
    uniqueIndex('manual_journals_reversed_once')
      .on(row.reversalOf)
      .where(sql`${row.reversalOf} is not null and ${row.state} not in ('REJECTED', 'WITHDRAWN')`),
    check('manual_journals_kind', sql`${row.kind} <> 'CLOSING'`),
    check('manual_journals_total', sql`${row.total} > 0 and ${row.version} > 0`),
    check('manual_journals_submitted', sql`${row.state} in ('DRAFT', 'WITHDRAWN') or (${row.submittedAt} is not null)`),
    // Nothing is in the books that nobody said yes to; the maker's own yes is none.
    check(
      'manual_journals_posted',
      sql`(${row.state} = 'POSTED') = (${row.entryId} is not null)
        and (${row.state} <> 'POSTED' or (${row.decidedBy} is not null and ${row.decidedAt} is not null))`,
    ),
    check(
      'manual_journals_another_person',
      sql`${row.decidedBy} <> ${row.madeBy} and ${row.decidedBy} <> ${row.submittedBy}`,
    ),
    check(
      'manual_journals_reason',
      sql`(${row.state} not in ('RETURNED', 'REJECTED', 'WITHDRAWN') and ${row.reversalOf} is null) or ${row.reason} is not null`,
    ),
  ],
);

export const manualJournalLines = pgTable(
  'manual_journal_lines',
  {
    journalId: uuid()
      .notNull()
      .references(() => manualJournals.id),
    position: integer().notNull(),
    accountCode: text()
      .notNull()
      .references(() => accounts.code),
    debit: money().notNull(),
    credit: money().notNull(),
    // Whose it is, in words: no sub-ledger of the product is written by hand.
    party: text(),
  },
  (row) => [
    primaryKey({ columns: [row.journalId, row.position] }),
    check(
      'manual_journal_lines_one_side',
      sql`(${row.debit} > 0 and ${row.credit} = 0) or (${row.credit} > 0 and ${row.debit} = 0)`,
    ),
  ],
);

/** What happened to a manual journal, and who did it. Append-only; who made, changed or submitted it does not approve it: a trigger. */
export const manualJournalSteps = pgTable(
  'manual_journal_steps',
  {
    id: uuid().primaryKey(),
    journalId: uuid()
      .notNull()
      .references(() => manualJournals.id),
    event: text().notNull(),
    state: manualJournalState().notNull(),
    version: integer().notNull(),
    reason: text(),
    at: instant().notNull(),
    by: uuid(),
    // As the audit trail calls them.
    byLabel: text().notNull(),
  },
  (row) => [index('manual_journal_steps_journal').on(row.journalId, row.at)],
);
