import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import type { ApprovalTier } from '../../purchasing/index.ts';

/** What the organisation decided about expenses: one row, once somebody changed anything. */
export const expenseRules = pgTable(
  'expense_rules',
  {
    one: boolean().primaryKey().default(true),
    // Up to which sum of a day somebody may say yes to a person's claims, by role.
    tiers: jsonb().$type<ApprovalTier[]>().notNull(),
    // Payments up to this leave at once; beyond, another person releases them.
    payUpTo: money().notNull(),
    version: integer().notNull(),
  },
  (row) => [check('expense_rules_one', sql`${row.one} and ${row.payUpTo} >= 0`)],
);

/** That somebody decides on claims in another's place while they are away. Ended, it stays as history. */
export const expenseDelegations = pgTable(
  'expense_delegations',
  {
    id: uuid().primaryKey(),
    giverId: uuid().notNull(),
    takerId: uuid().notNull(),
    // Both days included.
    firstDay: date({ mode: 'string' }).notNull(),
    lastDay: date({ mode: 'string' }).notNull(),
    reason: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
  },
  (row) => [
    index('expense_delegations_taker').on(row.takerId, row.lastDay),
    check('expense_delegations_another', sql`${row.giverId} <> ${row.takerId}`),
    check('expense_delegations_days', sql`${row.lastDay} between ${row.firstDay} and ${row.firstDay} + 92`),
  ],
);
