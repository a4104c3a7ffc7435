import { type Money, sumMoney } from '@college-kiosk/kernel';
import type { DocumentLineDraft } from './issue-document.ts';
import type { PostingLine } from './post.ts';

export type SaleTender = 'CASH' | 'UPI';

export interface Sale {
  readonly tender: SaleTender;
  readonly lines: readonly DocumentLineDraft[];
  /** What was added to the lines' total to make whole rupees; signed, zero unless cash was rounded. */
  readonly roundOff: Money;
  readonly paymentId: string;
  /** Cash that is given back: the session of the drawer it comes out of. What is sold is told its drawer as it is written. */
  readonly drawer?: string | null;
}

/** A paid sale: money in by its tender against income by kind and output tax by head. Rules §2.3 G08-G10, G33. */
export function salePosting(sale: Sale): PostingLine[] {
  return [
    { account: moneyAccount(sale.tender), debit: totalOf(sale), ...partyOf(sale) },
    { account: '6910', ...signed(-sale.roundOff) },
    { account: '4100', credit: sumMoney(taxableOf(sale, 'PREPARED')) },
    { account: '4120', credit: sumMoney(taxableOf(sale, 'GOODS')) },
    ...heads(sale).map(([account, amount]) => ({ account, credit: amount })),
  ].filter(holdsAmount);
}

/**
 * A sale taken back whole: returns and output tax against the money. Cash leaves the drawer at once; through the
 * provider it is owed (2330) until the provider has paid it out. Rules §2.3 G17, §2.4 "Refund before settlement".
 */
export function refundPosting(sale: Sale): PostingLine[] {
  return [
    { account: '4150', debit: sumMoney([...taxableOf(sale, 'PREPARED'), ...taxableOf(sale, 'GOODS')]) },
    ...heads(sale).map(([account, amount]) => ({ account, debit: amount })),
    { account: '6910', ...signed(sale.roundOff) },
    { account: sale.tender === 'CASH' ? '1010' : '2330', credit: totalOf(sale), ...partyOf(sale) },
  ].filter(holdsAmount);
}

/** How the names of entries of notes begin that leave the tax paid. */
export const FINANCIAL_NOTE = 'financial-note-';

/**
 * What the entry of a credit note is called among those of its order: each note has one. One that leaves the tax paid is known by it, for
 * it lowers no return (gst/booked.ts).
 */
export function refundEvent({ part, withoutTax }: { readonly part: number; readonly withoutTax: boolean }): string {
  if (withoutTax) return `${FINANCIAL_NOTE}${part}`;
  return part === 1 ? 'refund' : `refund-${part}`;
}

/** The provider has paid a refund out: no longer owed, gone from the clearing account. Rules §2.4. */
export function refundProcessedPosting(refund: { amount: Money; paymentId: string }): PostingLine[] {
  return [
    { account: '2330', debit: refund.amount, party: refund.paymentId },
    { account: '1140', credit: refund.amount, party: refund.paymentId },
  ];
}

/** What was owed of a refund, or of money no order took, leaves the drawer: it stays with the provider, and is ours. Rules §2.4. */
export function refundPaidInCashPosting(refund: {
  readonly amount: Money;
  readonly paymentId: string;
  /** The session of the drawer; null where the outlet keeps none. */
  readonly drawer: string | null;
}): PostingLine[] {
  const { amount, paymentId, drawer } = refund;
  return [
    { account: '2330', debit: amount, party: paymentId },
    { account: '1010', credit: amount, ...(drawer && { party: drawer }) },
  ];
}

/** Money that came for an order that was dead or already paid: it is the payer's, and waits in 2330. Rules §4.1. */
export function strayCapturePosting(payment: { amount: Money; paymentId: string }): PostingLine[] {
  return [
    { account: '1140', debit: payment.amount, party: payment.paymentId },
    { account: '2330', credit: payment.amount, party: payment.paymentId },
  ];
}

function moneyAccount(tender: SaleTender): string {
  return tender === 'CASH' ? '1010' : '1140';
}

/** Money at the provider is told by payment, cash by the session of its drawer. */
function partyOf({ tender, paymentId, drawer }: Sale): { party?: string } {
  if (tender === 'UPI') return { party: paymentId };
  return drawer ? { party: drawer } : {};
}

function taxableOf({ lines }: Sale, kind: DocumentLineDraft['taxKind']): Money[] {
  return lines.filter((line) => line.taxKind === kind).map((line) => line.taxable);
}

function heads({ lines }: Sale): [account: string, amount: Money][] {
  return [
    ['2210', sumMoney(lines.map((line) => line.cgst))],
    ['2211', sumMoney(lines.map((line) => line.sgst))],
    ['2212', sumMoney(lines.map((line) => line.igst))],
  ];
}

function totalOf({ lines, roundOff }: Sale): Money {
  return sumMoney([...lines.flatMap((line) => [line.taxable, line.cgst, line.sgst, line.igst]), roundOff]);
}

/** A signed amount on its side: a positive one is a debit. */
function signed(amount: Money): { debit?: Money; credit?: Money } {
  return amount >= 0 ? { debit: amount } : { credit: -amount };
}

function holdsAmount(line: PostingLine): boolean {
  return (line.debit ?? 0) !== 0 || (line.credit ?? 0) !== 0;
}
