import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { expenseCategories } from './tables.ts';

export type ExpenseCategory = typeof expenseCategories.$inferSelect;

/** What can be claimed, by name; those that were closed too. */
export const listExpenseCategories = query({
  name: 'expenses.categories',
  permission: 'expense:read',
  input: z.object({}),
  handle: ({ db }): Promise<ExpenseCategory[]> =>
    db.select().from(expenseCategories).orderBy(asc(expenseCategories.name)),
});

/** Categories by their ids. */
export async function categoriesById(reader: Reader, ids: readonly string[]): Promise<Map<string, ExpenseCategory>> {
  const rows = await reader
    .select()
    .from(expenseCategories)
    .where(inArray(expenseCategories.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
