import { cashRoundOff, type Money, money } from '@college-kiosk/kernel';

export const HEADS = ['igst', 'cgst', 'sgst'] as const;
type Head = (typeof HEADS)[number];

/** Amounts of tax by head, in paise. */
export type TaxByHead = Readonly<Record<Head, Money>>;

/** Whose credit is used against which tax, in this order. Never central tax against State tax, nor the other way round. */
const ORDER: readonly (readonly [credit: Head, tax: Head])[] = [
  ['igst', 'igst'],
  ['igst', 'cgst'],
  ['igst', 'sgst'],
  ['cgst', 'cgst'],
  ['cgst', 'igst'],
  ['sgst', 'sgst'],
  ['sgst', 'igst'],
];

export interface SetOff {
  /** What each head owes before any credit is used; less than nothing where more was given back than charged. */
  readonly owed: TaxByHead;
  /** Credit that was used against each head of tax. */
  readonly used: TaxByHead;
  /** What is paid in cash, in whole rupees per head (CGST Act, section 170: half a rupee and more goes up). */
  readonly payable: TaxByHead;
  /** Credit that is left for later months. */
  readonly left: TaxByHead;
  /** Of each head on which more was given back than charged: by how much, as less than nothing. It lowers what the head owes later. */
  readonly below: TaxByHead;
}

/**
 * What is to be paid of a month's output tax once the credit is used, by the order of set-off of rules §1.8; golden G37. A head on which
 * more was given back than charged owes nothing, and is not credit: it lowers what that head owes later.
 */
export function setOff(output: TaxByHead, credit: TaxByHead): SetOff {
  // More credit given up than taken up is owed like tax.
  const due = eachHead((head) => money(output[head] + Math.max(0, -credit[head]))) as Record<Head, Money>;
  const owed = { ...due };
  const left = eachHead((head) => Math.max(0, credit[head])) as Record<Head, Money>;
  const used: Record<Head, Money> = { igst: 0, cgst: 0, sgst: 0 };
  for (const [from, against] of ORDER) {
    const amount = Math.max(0, Math.min(due[against], left[from]));
    due[against] = money(due[against] - amount);
    left[from] = money(left[from] - amount);
    used[against] = money(used[against] + amount);
  }
  const inRupees = (amount: Money) => money(amount + cashRoundOff(amount));
  return {
    ...{ owed, used, payable: eachHead((head) => inRupees(Math.max(0, due[head]))), left },
    below: eachHead((head) => Math.min(0, due[head])),
  };
}

/** Whether a month has tax to be set off: a paisa that rounding drops is tax too. */
export function owesTax({ owed }: Pick<SetOff, 'owed'>): boolean {
  return HEADS.some((head) => owed[head] > 0);
}

/** An amount for each head. */
export function eachHead(of: (head: Head) => Money): TaxByHead {
  return { igst: of('igst'), cgst: of('cgst'), sgst: of('sgst') };
}
