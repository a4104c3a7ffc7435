import type { Money } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import type { ApprovalTier } from '../../purchasing/index.ts';
import { expenseRules } from './tables.ts';

/** What the organisation decided about expenses. */
export interface ExpenseRules {
  readonly tiers: readonly ApprovalTier[];
  /** Payments up to this need nobody else. */
  readonly payUpTo: Money;
  /** Rises with every change; 0 while nobody changed anything. */
  readonly version: number;
}

/** Until somebody decides otherwise: a manager to ₹10,000 a day and person, finance to ₹50,000, whoever owns it beyond. */
export const DEFAULT_EXPENSE_RULES: ExpenseRules = {
  tiers: [
    { role: 'manager', upTo: 1_000_000 },
    { role: 'finance', upTo: 5_000_000 },
    { role: 'administrator', upTo: null },
    { role: 'owner', upTo: null },
  ],
  payUpTo: 500_000,
  version: 0,
};

/** The rules in force. */
export async function expenseRulesOf(reader: Reader): Promise<ExpenseRules> {
  const [row] = await reader.select().from(expenseRules);
  return row ?? DEFAULT_EXPENSE_RULES;
}

/** The rules in force, held as they are until the commit. */
export async function heldExpenseRules(tx: Tx): Promise<ExpenseRules> {
  const [row] = await tx.select().from(expenseRules).for('share');
  return row ?? DEFAULT_EXPENSE_RULES;
}

/** The rules in force, for whoever sees claims. */
export const readExpenseRules = query({
  name: 'expenses.rules',
  permission: 'expense:read',
  input: z.object({}),
  handle: ({ db }) => expenseRulesOf(db),
});
