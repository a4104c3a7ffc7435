import { type Money, multiplyMoney, type Quantity, sumMoney } from '@college-kiosk/kernel';
import { headsOn, type TaxTerms } from '../../finance/index.ts';
import type { PurchaseRules } from '../orders/rules.ts';
import type { billFinding, supplierBillLines, supplierBillState, supplierBills } from './tables.ts';

export type SupplierBill = typeof supplierBills.$inferSelect;
export type SupplierBillLine = typeof supplierBillLines.$inferSelect;
export type SupplierBillState = (typeof supplierBillState.enumValues)[number];
export type BillFinding = (typeof billFinding.enumValues)[number];

/**
 * A bill number as it is compared: without case, spaces, separators and leading zeros, so that `inv/007` and `INV 7` are one (rules
 * §3.5). Where figures meet a hyphen parts them, whatever parted them: `1/12` is not `11/2`. Empty for what has neither letter nor digit.
 */
export function numberKeyOf(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<!\p{N})0+(?=\p{N})/gu, '')
    .replace(/(?<=\p{N})[^\p{L}\p{N}]+(?=\p{N})/gu, '-')
    .replace(/[^\p{L}\p{N}-]|(?<!\p{N})-|-(?!\p{N})/gu, '');
}

/** The same without what parts figures: for bills whose date and total agree as well. */
export function bareKeyOf(numberKey: string): string {
  return numberKey.replaceAll('-', '');
}

/** What a line comes to: without tax, and its tax. Credited tax is rounded head by head, as it is printed; other tax as it was received. */
export function billedAmounts(
  { quantity, price, taxRate }: { readonly quantity: Quantity; readonly price: Money; readonly taxRate: number },
  tax: TaxTerms,
): { readonly net: Money; readonly tax: Money } {
  const net = multiplyMoney(price, quantity, 1_000);
  return { net, tax: taxOn(net, taxRate, tax) };
}

/** The tax on an amount without tax. */
export function taxOn(net: Money, rate: number, terms: TaxTerms): Money {
  return terms.isCredited ? sumMoney(Object.values(headsOn(net, rate, terms))) : multiplyMoney(net, rate, 10_000);
}

type Compared = Pick<SupplierBillLine, 'baseQuantity' | 'billable' | 'net' | 'agreedNet' | 'taxRate' | 'agreedTaxRate'>;

/**
 * Where a billed line differs from its order and receipt, the three-way match (rules §3.5): no more than was accepted and not billed yet;
 * a price within both tolerances, except what rounding explains; the item's tax rate.
 */
export function findingsOf(line: Compared, rules: PurchaseRules): BillFinding[] {
  const difference = Math.abs(line.net - line.agreedNet);
  const isWithin =
    BigInt(difference) * 100n <= BigInt(line.agreedNet) * BigInt(rules.billPricePercent) &&
    difference <= rules.billPriceAmount;
  return [
    ...(line.baseQuantity > line.billable ? (['QUANTITY'] as const) : []),
    ...(isWithin || difference <= rules.billTotalAmount ? [] : (['PRICE'] as const)),
    ...(line.taxRate === line.agreedTaxRate ? [] : (['TAX'] as const)),
  ];
}

/** What of a line we take for right: so much of it as may be billed, at the price and rate agreed where the billed ones are higher. */
export function acceptedOf(
  line: Compared & Pick<SupplierBillLine, 'findings'>,
  quantity: Quantity,
): { readonly net: Money; readonly taxRate: number } {
  const whole = line.findings.includes('PRICE') ? Math.min(line.net, line.agreedNet) : line.net;
  return {
    net: quantity >= line.baseQuantity ? whole : multiplyMoney(whole, quantity, line.baseQuantity),
    taxRate: line.findings.includes('TAX') ? Math.min(line.taxRate, line.agreedTaxRate) : line.taxRate,
  };
}

export const BILL_WORDS: Readonly<Record<SupplierBillState, string>> = {
  MATCHED: 'matched and booked',
  HELD: 'held',
  APPROVED: 'approved and booked',
  SETTLED: 'settled with a debit note',
  SENT_BACK: 'sent back',
};
