import { type Money, sumMoney } from '@college-kiosk/kernel';
import type { PostingLine } from '../post.ts';
import type { Allocation } from './settle.ts';

/** Where the money of a payment comes from: the bank, the safe, or a session of a drawer, which is its party. */
export interface PaidFrom {
  readonly account: '1010' | '1015' | '1020';
  readonly party?: string;
}

/** A payment to a supplier: what is allocated to bills takes the debt off, the rest is an advance. Rules §2.3 G26, §2.2. */
export function paymentPosting(paid: {
  readonly supplier: string;
  readonly amount: Money;
  readonly bills: readonly Allocation[];
  readonly from: PaidFrom;
}): PostingLine[] {
  const { supplier, amount, bills, from } = paid;
  const allocated = sumMoney(bills.map((bill) => bill.amount));
  return [
    { account: '2100', debit: allocated, party: supplier },
    { account: '1350', debit: amount - allocated, party: supplier },
    { ...from, credit: amount },
  ];
}

/** An advance that is used for bills: it is one no more, and so much less is owed. */
export function advanceUsedPosting({ supplier, amount }: { supplier: string; amount: Money }): PostingLine[] {
  return [
    { account: '2100', debit: amount, party: supplier },
    { account: '1350', credit: amount, party: supplier },
  ];
}
