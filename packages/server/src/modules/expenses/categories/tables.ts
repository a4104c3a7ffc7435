import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { money } from '../../../platform/db/columns.ts';
import { accounts, boughtOn } from '../../finance/index.ts';

/**
 * What becomes of the tax on what was bought (rules §1.8): credited by its heads; credited in part, which is shared out at the month’s end; part of
 * the cost, as for all that serves cooked food; or part of the cost because the law gives none for it (section 17(5)).
 */
export const expenseTaxCredit = pgEnum('expense_tax_credit', ['CREDITED', 'COMMON', 'COST', 'BLOCKED']);

/** What can be claimed. One that is closed stays, for what was claimed before. */
export const expenseCategories = pgTable(
  'expense_categories',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    accountCode: text()
      .notNull()
      .references(() => accounts.code),
    taxCredit: expenseTaxCredit().notNull(),
    // What costs more needs a receipt; 0: all of it does.
    receiptAbove: money().notNull(),
    inUse: boolean().notNull(),
    // Rises with every change.
    version: integer().notNull(),
  },
  (row) => [
    uniqueIndex('expense_categories_name').on(sql`lower(${row.name})`),
    check('expense_categories_numbers', sql`${row.receiptAbove} >= 0 and ${row.version} > 0`),
    // What is bought is booked there (`isBoughtOn` of finance).
    check('expense_categories_account', boughtOn(row.accountCode)),
  ],
);
