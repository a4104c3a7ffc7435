import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';

export const periodState = pgEnum('period_state', ['OPEN', 'SOFT_LOCKED', 'HARD_LOCKED']);
export const periodRequestState = pgEnum('period_request_state', ['WAITING', 'APPROVED', 'REJECTED']);

/** Months in which nothing is posted any more. A month without a row is open. */
export const ledgerPeriods = pgTable(
  'ledger_periods',
  {
    // The first day of the month.
    month: date({ mode: 'string' }).primaryKey(),
    // A soft lock may be opened again; a hard one, after a return was filed or the year was closed, may not: a trigger.
    state: periodState().notNull(),
    since: instant().notNull(),
    // How many entries have a date in it, and what was debited in them, at the moment of the lock: so much it must hold for good.
    entries: integer(),
    debited: money(),
  },
  (row) => [
    check('ledger_periods_month', sql`extract(day from ${row.month}) = 1`),
    check(
      'ledger_periods_counted',
      sql`(${row.state} = 'OPEN') = (${row.entries} is null) and (${row.entries} is null) = (${row.debited} is null)`,
    ),
  ],
);

/** What was asked for a month, and what somebody else said to it. */
export const periodRequests = pgTable(
  'period_requests',
  {
    id: uuid().primaryKey(),
    month: date({ mode: 'string' }).notNull(),
    // What the month is to become.
    wanted: periodState().notNull(),
    reason: text().notNull(),
    state: periodRequestState().notNull(),
    askedBy: uuid(),
    askedByLabel: text().notNull(),
    askedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedByLabel: text(),
    decidedAt: instant(),
    decisionReason: text(),
  },
  (row) => [
    index('period_requests_month').on(row.month, row.askedAt),
    // One at a time for each month.
    uniqueIndex('period_requests_waiting').on(row.month).where(sql`${row.state} = 'WAITING'`),
    check('period_requests_month', sql`extract(day from ${row.month}) = 1`),
    check('period_requests_another_person', sql`${row.decidedBy} <> ${row.askedBy}`),
    check(
      'period_requests_decided',
      sql`(${row.state} = 'WAITING') = (${row.decidedAt} is null)
        and (${row.state} <> 'APPROVED' or ${row.decidedBy} is not null)
        and (${row.state} <> 'REJECTED' or ${row.decisionReason} is not null)`,
    ),
  ],
);
