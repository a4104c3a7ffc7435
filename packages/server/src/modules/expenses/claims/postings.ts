import { type Money, sumMoney } from '@college-kiosk/kernel';
import type { PostingLine } from '../../finance/index.ts';
import type { ExpenseCategory } from '../categories/category.ts';
import type { ExpenseClaimLine } from './claim.ts';
import { taxOf } from './written-lines.ts';

/** What is owed to people for what they paid. Rules §2.2. */
export const CLAIMS_PAYABLE = '2120';

type Claimed = Pick<ExpenseClaimLine, 'amount' | 'cgst' | 'sgst' | 'igst'> & {
  readonly category: Pick<ExpenseCategory, 'accountCode' | 'taxCredit'>;
};

/** What was claimed for one day, owed to the person: cost and credited tax against 2120. Rules §1.8, §2.3 G24. */
export function claimPosting(claimantId: string, lines: readonly Claimed[]): PostingLine[] {
  return [
    ...lines.flatMap(costOf),
    { account: CLAIMS_PAYABLE, credit: sumMoney(lines.map(({ amount }) => amount)), party: claimantId },
  ];
}

/** The debits of what was bought: its cost, and the tax that is credited. Rules §1.8. */
export function costOf({ category, ...line }: Claimed): PostingLine[] {
  const { accountCode: account, taxCredit } = category;
  const tax = taxOf(line);
  if (taxCredit === 'COST' || taxCredit === 'BLOCKED' || tax === 0) return [{ account, debit: line.amount }];
  const cost = { account, debit: line.amount - tax };
  if (taxCredit === 'COMMON') return [cost, { account: '1320', debit: tax }];
  const heads = { 1310: line.cgst, 1311: line.sgst, 1312: line.igst };
  return [cost, ...Object.entries(heads).map(([head, debit]) => ({ account: head, debit }))];
}

/** A claim that is paid: no longer owed, and the money is gone from where it lay. Rules §2.3 G25. */
export function claimPaidPosting(paid: {
  readonly claimantId: string;
  readonly amount: Money;
  readonly from: { readonly account: string; readonly party?: string };
}): PostingLine[] {
  const { claimantId, amount, from } = paid;
  return [
    { account: CLAIMS_PAYABLE, debit: amount, party: claimantId },
    { ...from, credit: amount },
  ];
}
