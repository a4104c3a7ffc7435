import { sql } from 'drizzle-orm';
import { check, date, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import { periodRequestState } from '../periods/tables.ts';

/** That somebody asked for a year to be closed, and what somebody else said to it. An approved one is for good: a trigger. */
export const yearClosings = pgTable(
  'year_closings',
  {
    // Also the source of the closing entries.
    id: uuid().primaryKey(),
    // `2026-27`
    year: text().notNull(),
    firstDay: date({ mode: 'string' }).notNull(),
    lastDay: date({ mode: 'string' }).notNull(),
    reason: text().notNull(),
    state: periodRequestState().notNull(),
    askedBy: uuid(),
    askedByLabel: text().notNull(),
    askedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedByLabel: text(),
    decidedAt: instant(),
    decisionReason: text(),
    // What went to retained earnings of what the year made, before drawings; negative for a loss.
    profit: money(),
  },
  (row) => [
    uniqueIndex('year_closings_waiting').on(row.year).where(sql`${row.state} = 'WAITING'`),
    uniqueIndex('year_closings_once').on(row.year).where(sql`${row.state} = 'APPROVED'`),
    check('year_closings_days', sql`${row.lastDay} = ${row.firstDay} + interval '1 year' - interval '1 day'`),
    check('year_closings_another_person', sql`${row.decidedBy} <> ${row.askedBy}`),
    check(
      'year_closings_decided',
      sql`(${row.state} = 'WAITING') = (${row.decidedAt} is null)
        and (${row.state} <> 'APPROVED' or ${row.decidedBy} is not null)
        and (${row.state} = 'APPROVED') = (${row.profit} is not null)
        and (${row.state} <> 'REJECTED' or ${row.decisionReason} is not null)`,
    ),
  ],
);
