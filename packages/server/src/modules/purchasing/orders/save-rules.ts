import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { theOrganisation } from '../../places/index.ts';
import { DEFAULT_RULES, rulesOf } from './rules.ts';
import { purchaseRules } from './tables.ts';

const amount = z.int().min(0).max(1_000_000_000_000);

/** Decides who may approve purchases up to which amount, and what is taken in without asking. Refuses CHANGED_MEANWHILE. */
export const savePurchaseRules = command({
  name: 'purchasing.saveRules',
  permission: 'purchase:rules',
  confirmed: true,
  input: z.object({
    commandId: z.uuid(),
    // The version that was changed.
    version: z.int().min(0),
    selfUpTo: amount,
    tiers: z
      .array(z.object({ role: z.string().min(1).max(60), upTo: amount.nullable() }))
      .min(1)
      .max(20)
      .refine((tiers) => new Set(tiers.map(({ role }) => role)).size === tiers.length, {
        error: 'Name each role once.',
      }),
    // Left out, it stays as it is.
    unorderedUpTo: amount.nullish(),
    overReceiptPercent: z.int().min(0).max(100),
    shelfLifePercent: z.int().min(0).max(100),
    // Left out, they stay as they are.
    billPricePercent: z.int().min(0).max(100).nullish(),
    billPriceAmount: amount.nullish(),
    billTotalAmount: z.int().min(0).max(10_000).nullish(),
  }),
  once: ({ commandId }) => commandId,
  async handle({ tx, changed }, { commandId: _, version, ...rules }): Promise<{ version: number } | Refusal> {
    // A row to hold, also before anybody changed anything.
    await tx
      .insert(purchaseRules)
      .values({ ...DEFAULT_RULES, tiers: [...DEFAULT_RULES.tiers] })
      .onConflictDoNothing();
    await tx.select().from(purchaseRules).for('update');
    const before = await rulesOf(tx);
    if (before.version !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed these rules in the meantime: look at them again.');
    }
    const after = {
      ...rules,
      unorderedUpTo: rules.unorderedUpTo ?? before.unorderedUpTo,
      billPricePercent: rules.billPricePercent ?? before.billPricePercent,
      billPriceAmount: rules.billPriceAmount ?? before.billPriceAmount,
      billTotalAmount: rules.billTotalAmount ?? before.billTotalAmount,
      version: version + 1,
    };
    await tx.update(purchaseRules).set(after);
    const { id } = await theOrganisation(tx);
    changed({ entity: 'purchase_rules', id, before: { ...before }, after });
    return { version: after.version };
  },
});
