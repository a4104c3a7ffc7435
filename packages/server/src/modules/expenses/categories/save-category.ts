import { isBoughtOn, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { isSameRow } from '../../../platform/command/same-row.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { accounts } from '../../finance/index.ts';
import type { ExpenseCategory } from './category.ts';
import { expenseCategories, expenseTaxCredit } from './tables.ts';

/**
 * Says what can be claimed, on which account it is booked, what becomes of its tax, and above which amount (paise) a receipt is needed; or closes it.
 * Said again as it stands, it does nothing. Refuses NAME_TAKEN, CHANGED_MEANWHILE, ACCOUNT_UNKNOWN, ACCOUNT_RETIRED, CONTROL_ACCOUNT, and
 * NOT_AN_EXPENSE for an account on which nothing is bought. Rules §1.8, §2.2.
 */
export const saveExpenseCategory = command({
  name: 'expenses.saveCategory',
  permission: 'expense:categories',
  input: z.object({
    id: z.uuid(),
    name: nameOf(60),
    accountCode: z.string().min(1).max(6),
    taxCredit: z.enum(expenseTaxCredit.enumValues),
    receiptAbove: z.int().min(0).max(100_000_000),
    inUse: z.boolean(),
    // The version that was changed; 0 makes the category.
    version: z.int().min(0),
  }),
  about: ({ id }) => ({ entity: 'expense_category', id }),
  async handle({ tx, changed }, { version, ...given }): Promise<ExpenseCategory | Refusal> {
    const [known] = await tx.select().from(expenseCategories).where(eq(expenseCategories.id, given.id)).for('update');
    const row = { ...given, version: (known?.version ?? 0) + 1 };
    if (known && isSameRow(known, row)) return known;
    if ((known?.version ?? 0) !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed this category in the meantime: look at it again.');
    }
    const refusal = await unfitAccount(tx, given.accountCode);
    if (refusal) return refusal;
    const taken = refuse('NAME_TAKEN', `There is a category called ${given.name} already.`);
    const saved = await unlessTaken('expense_categories_name', taken, () =>
      tx.insert(expenseCategories).values(row).onConflictDoUpdate({ target: expenseCategories.id, set: row }),
    );
    if (isRefusal(saved)) return saved;
    changed({ entity: 'expense_category', id: given.id, before: known ?? null, after: row });
    return row;
  },
});

/** Why expenses are not booked on an account; null when they can be. It is held until the commit. */
export async function unfitAccount(tx: Tx, code: string): Promise<Refusal | null> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.code, code)).for('share');
  if (!account) return refuse('ACCOUNT_UNKNOWN', `There is no account ${code}.`, { account: code });
  if (account.control) {
    const message = `${code} ${account.name} has a sub-ledger that only the product writes: choose another account.`;
    return refuse('CONTROL_ACCOUNT', message, { account: code });
  }
  if (!account.inUse)
    return refuse('ACCOUNT_RETIRED', `${code} ${account.name} is not in use any more.`, { account: code });
  if (!isBoughtOn(code)) {
    const message = `On ${code} ${account.name} nothing is booked that somebody bought: choose a cost, what is paid ahead, or equipment.`;
    return refuse('NOT_AN_EXPENSE', message, { account: code });
  }
  return null;
}
