import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { theOrganisation } from '../../places/index.ts';
import { DEFAULT_EXPENSE_RULES, expenseRulesOf } from './rules.ts';
import { expenseRules } from './tables.ts';

const amount = z.int().min(0).max(1_000_000_000_000);

/** Decides who may approve claims up to which amount, and which payments of them need nobody else. Refuses CHANGED_MEANWHILE. */
export const saveExpenseRules = command({
  name: 'expenses.saveRules',
  permission: 'expense:rules',
  confirmed: true,
  input: z.object({
    commandId: z.uuid(),
    // The version that was changed.
    version: z.int().min(0),
    tiers: z
      .array(z.object({ role: z.string().min(1).max(60), upTo: amount.nullish().transform((upTo) => upTo ?? null) }))
      .min(1)
      .max(20)
      .refine((tiers) => new Set(tiers.map(({ role }) => role)).size === tiers.length, {
        error: 'Name each role once.',
      }),
    payUpTo: amount,
  }),
  once: ({ commandId }) => commandId,
  async handle({ tx, changed }, { version, tiers, payUpTo }): Promise<{ version: number } | Refusal> {
    // A row to hold, also before anybody changed anything.
    await tx
      .insert(expenseRules)
      .values({ ...DEFAULT_EXPENSE_RULES, tiers: [...DEFAULT_EXPENSE_RULES.tiers] })
      .onConflictDoNothing();
    await tx.select().from(expenseRules).for('update');
    const before = await expenseRulesOf(tx);
    if (before.version !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed these rules in the meantime: look at them again.');
    }
    const after = { tiers, payUpTo, version: version + 1 };
    await tx.update(expenseRules).set(after);
    const { id } = await theOrganisation(tx);
    changed({ entity: 'expense_rules', id, before: { ...before }, after });
    return { version: after.version };
  },
});
