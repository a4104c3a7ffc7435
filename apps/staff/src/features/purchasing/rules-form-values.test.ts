import { expect, test } from 'vitest';
import { rulesInput, rulesTyped } from './rules-form-values.ts';

const rules = {
  ...{
    __typename: 'PurchaseRules' as const,
    selfUpTo: 500_000,
    unorderedUpTo: 500_000,
    overReceiptPercent: 5,
    shelfLifePercent: 50,
    version: 3,
  },
  ...{ billPricePercent: 2, billPriceAmount: 10_050, billTotalAmount: 100 },
  tiers: [
    { __typename: 'ApprovalTier' as const, role: 'manager', upTo: 2_500_000 },
    { __typename: 'ApprovalTier' as const, role: 'owner', upTo: null },
  ],
};

test('rules that were only looked at are sent as they are', () => {
  const { __typename: _, tiers, version, ...others } = rules;
  expect(rulesInput(rulesTyped(rules), version)).toEqual({
    ...{ ...others, version },
    tiers: tiers.map(({ role, upTo }) => ({ role, upTo })),
  });
});

test('what does not fit is not sent', () => {
  const typed = rulesTyped(rules);
  for (const given of [
    ...[{ selfUpTo: '' }, { over: '101' }, { shelf: '2.5' }, { pricePercent: 'x' }, { totalAmount: '100.01' }],
    { tiers: [{ role: 'manager', upTo: 'much' }] },
  ]) {
    expect(rulesInput({ ...typed, ...given }, 3)).toBeNull();
  }
});
