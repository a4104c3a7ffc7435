import type { Money } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { ApprovalTier } from './approval-tier.ts';
import { purchaseRules } from './tables.ts';

/** What the organisation decided about buying. */
export interface PurchaseRules {
  /** Orders up to this total need nobody's yes. */
  readonly selfUpTo: Money;
  readonly tiers: readonly ApprovalTier[];
  /** What a supplier may bring on one day without an order, by value, before somebody who may says why it is taken in. */
  readonly unorderedUpTo: Money;
  readonly overReceiptPercent: number;
  readonly shelfLifePercent: number;
  /** How far the price of a billed line may be from what was agreed: within both. */
  readonly billPricePercent: number;
  readonly billPriceAmount: Money;
  /** How far a bill's total may be from the sum of its lines. */
  readonly billTotalAmount: Money;
  /** Rises with every change; 0 while nobody changed anything. */
  readonly version: number;
}

/** Until somebody decides otherwise (rules §3.5): a manager to ₹25,000, finance to ₹1,00,000, whoever owns it beyond. */
export const DEFAULT_RULES: PurchaseRules = {
  selfUpTo: 500_000,
  tiers: [
    { role: 'manager', upTo: 2_500_000 },
    { role: 'finance', upTo: 10_000_000 },
    { role: 'administrator', upTo: null },
    { role: 'owner', upTo: null },
  ],
  unorderedUpTo: 500_000,
  overReceiptPercent: 5,
  shelfLifePercent: 50,
  billPricePercent: 2,
  billPriceAmount: 10_000,
  billTotalAmount: 100,
  version: 0,
};

/** The rules in force. */
export async function rulesOf(reader: Reader): Promise<PurchaseRules> {
  const [row] = await reader.select().from(purchaseRules);
  return row ?? DEFAULT_RULES;
}

/** The rules in force, for whoever sees purchase orders. */
export const readPurchaseRules = query({
  name: 'purchasing.rules',
  permission: 'purchase:read',
  input: z.object({}),
  handle: ({ db }) => rulesOf(db),
});
