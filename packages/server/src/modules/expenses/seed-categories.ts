import type { Tx } from '../../platform/db/database.ts';
import { expenseCategories } from './categories/tables.ts';

/**
 * What can be claimed in every installation until somebody decides otherwise. Tax is a part of the cost, as for all that serves cooked food; of
 * food for others it is blocked (rules §1.8, section 17(5)(b)). Receipts from ₹200 on.
 */
const CATEGORIES = [
  { name: 'Gas and fuel', accountCode: '6200', taxCredit: 'COST', receiptAbove: 20_000 },
  { name: 'Cleaning and repairs', accountCode: '6320', taxCredit: 'COST', receiptAbove: 20_000 },
  { name: 'Packaging and small supplies', accountCode: '5140', taxCredit: 'COST', receiptAbove: 20_000 },
  { name: 'Phone and software', accountCode: '6340', taxCredit: 'COMMON', receiptAbove: 20_000 },
  { name: 'Food for guests', accountCode: '6330', taxCredit: 'BLOCKED', receiptAbove: 20_000 },
] as const;

/** Writes them, and gives their ids in that order. The chart of accounts is there. */
export async function seedExpenseCategories(tx: Tx, newId: () => string): Promise<string[]> {
  const rows = CATEGORIES.map((category) => ({ ...category, id: newId(), inUse: true, version: 1 }));
  await tx.insert(expenseCategories).values(rows);
  return rows.map(({ id }) => id);
}
