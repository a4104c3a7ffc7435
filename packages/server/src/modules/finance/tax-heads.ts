import { type Money, multiplyMoney, sumMoney } from '@college-kiosk/kernel';
import { NO_TAX, type TaxHeads } from './bill-postings.ts';

/** How tax on what is bought is treated. */
export interface TaxTerms {
  /** Credited to us: the item's tax is, and the supplier is registered (rules §1.8). */
  readonly isCredited: boolean;
  /** They bill from another State: one head in the place of two. */
  readonly isInterState: boolean;
}

/** The credited tax on an amount without tax, by its heads, each rounded by itself; none where it is not credited. The rate is in basis points. */
export function headsOn(net: Money, rate: number, { isCredited, isInterState }: TaxTerms): TaxHeads {
  if (!isCredited) return NO_TAX;
  if (isInterState) return { ...NO_TAX, igst: multiplyMoney(net, rate, 10_000) };
  const half = multiplyMoney(net, rate, 20_000);
  return { ...NO_TAX, cgst: half, sgst: half };
}

/** Heads of several lines, added up or taken off. */
export function addHeads(heads: readonly TaxHeads[]): TaxHeads {
  const sum = (of: (one: TaxHeads) => Money) => sumMoney(heads.map(of));
  return { cgst: sum(({ cgst }) => cgst), sgst: sum(({ sgst }) => sgst), igst: sum(({ igst }) => igst) };
}
