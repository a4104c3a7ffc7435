import { type Money, sumMoney } from '@college-kiosk/kernel';
import type { PostingLine } from './post.ts';

/** Input tax that is credited, by head (rules §1.8). */
export interface TaxHeads {
  readonly cgst: Money;
  readonly sgst: Money;
  readonly igst: Money;
}

export const NO_TAX: TaxHeads = { cgst: 0, sgst: 0, igst: 0 };

/** A supplier's bill as it is booked. */
export interface BilledGoods {
  readonly supplier: string;
  /** As on the paper, with tax. */
  readonly total: Money;
  /** What was booked when the goods came. */
  readonly cleared: Money;
  /** Tax that is credited; what is not is part of the cost. */
  readonly heads: TaxHeads;
  /** What of the total is rounding; may be negative. */
  readonly rounding: Money;
}

/**
 * A supplier's bill: goods received and not invoiced become a debt, credited tax an asset, rounding goes to its account, and what the
 * goods cost more or less than when they came is price variance. Rules §2.3 G03, G05, G07, §2.4.
 */
export function billPosting({ supplier, total, cleared, heads, rounding }: BilledGoods): PostingLine[] {
  const variance = sumMoney([total, -cleared, -rounding, ...Object.values(heads).map((tax) => -tax)]);
  return [
    { account: '2110', debit: cleared, party: supplier },
    ...inputTax(heads),
    ...onEitherSide('5190', variance),
    ...onEitherSide('6910', rounding),
    { account: '2100', credit: total, party: supplier },
  ].filter(isSomething);
}

/** A debit note for what a bill asked for too much: the debt falls, with the tax that was credited on it. Rules §3.5. */
export function debitNotePosting(note: {
  readonly supplier: string;
  /** Without the tax that was credited. */
  readonly net: Money;
  readonly heads: TaxHeads;
}): PostingLine[] {
  const { supplier, net, heads } = note;
  return [
    { account: '2100', debit: sumMoney([net, ...Object.values(heads)]), party: supplier },
    ...inputTax(heads).map(turned),
    ...onEitherSide('5190', -net),
  ].filter(isSomething);
}

/** Credited tax on the accounts of its heads. */
export function inputTax({ cgst, sgst, igst }: TaxHeads): PostingLine[] {
  return [...onEitherSide('1310', cgst), ...onEitherSide('1311', sgst), ...onEitherSide('1312', igst)];
}

/** An amount on the debit side, or on the credit side when it is negative. */
export function onEitherSide(account: string, amount: Money): PostingLine[] {
  if (amount === 0) return [];
  return [amount > 0 ? { account, debit: amount } : { account, credit: -amount }];
}

/** The other side of the same account. */
export function turned({ debit, credit, ...line }: PostingLine): PostingLine {
  return {
    ...line,
    ...(debit === undefined ? {} : { credit: debit }),
    ...(credit === undefined ? {} : { debit: credit }),
  };
}

export function isSomething({ debit = 0, credit = 0 }: PostingLine): boolean {
  return debit !== 0 || credit !== 0;
}
