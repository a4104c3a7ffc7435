import { scaled, unscaled } from '@college-kiosk/ui';
import type { PurchaseRulesQuery, SavePurchaseRulesInput } from '../../gql/graphql.ts';

export type Rules = PurchaseRulesQuery['purchaseRules'];

/** The rules as they are typed: rupees and per cent. */
export type RulesTyped = Readonly<
  Record<'selfUpTo' | 'unordered' | 'over' | 'shelf' | 'pricePercent' | 'priceAmount' | 'totalAmount', string>
> & {
  /** Of a role; empty: without a limit. */
  readonly tiers: readonly { readonly role: string; readonly upTo: string }[];
};

export function rulesTyped(rules: Rules): RulesTyped {
  return {
    selfUpTo: unscaled(rules.selfUpTo, 2),
    unordered: unscaled(rules.unorderedUpTo, 2),
    over: String(rules.overReceiptPercent),
    shelf: String(rules.shelfLifePercent),
    pricePercent: String(rules.billPricePercent),
    priceAmount: unscaled(rules.billPriceAmount, 2),
    totalAmount: unscaled(rules.billTotalAmount, 2),
    tiers: rules.tiers.map(({ role, upTo }) => ({ role, upTo: upTo === null ? '' : unscaled(upTo, 2) })),
  };
}

/** Whole per cent from 0 to 100. */
export function percentOf(text: string): number | null {
  const said = scaled(text, 0);
  return said !== null && said <= 100 ? said : null;
}

/** What is sent; null while something does not fit. */
export function rulesInput(typed: RulesTyped, version: number): Omit<SavePurchaseRulesInput, 'commandId'> | null {
  const [selfUpTo, unorderedUpTo, billPriceAmount, billTotalAmount] = [
    scaled(typed.selfUpTo, 2),
    scaled(typed.unordered, 2),
    scaled(typed.priceAmount, 2),
    scaled(typed.totalAmount, 2),
  ];
  const [overReceiptPercent, shelfLifePercent, billPricePercent] = [
    percentOf(typed.over),
    percentOf(typed.shelf),
    percentOf(typed.pricePercent),
  ];
  const tiers = typed.tiers.flatMap(({ role, upTo }) => {
    const limit = upTo.trim() === '' ? null : scaled(upTo, 2);
    return upTo.trim() !== '' && limit === null ? [] : [{ role, upTo: limit }];
  });
  if (selfUpTo === null || unorderedUpTo === null) return null;
  if (billPriceAmount === null || billTotalAmount === null || billTotalAmount > 10_000) return null;
  if (overReceiptPercent === null || shelfLifePercent === null || billPricePercent === null) return null;
  if (tiers.length < typed.tiers.length) return null;
  return {
    ...{ version, selfUpTo, unorderedUpTo, tiers, overReceiptPercent, shelfLifePercent },
    ...{ billPricePercent, billPriceAmount, billTotalAmount },
  };
}
