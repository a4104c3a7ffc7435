import type { Account } from '../loaders.ts';
import { type BalanceSection, placeOfAccount } from './account-place.ts';
import type { AccountFigures } from './figures.ts';
import {
  type Amounts,
  accountLine,
  type Group,
  group,
  isNothing,
  line,
  minus,
  plus,
  type StatementLine,
} from './lines.ts';
import { signed } from './profit-and-loss.ts';

const ASSETS = [
  ['CASH', 'Cash and bank'],
  ['RECEIVABLE', 'Receivables and clearing'],
  ['STOCK', 'Inventories'],
  ['TAX_CREDIT', 'Input tax'],
  ['PREPAID', 'Advances and prepayments'],
  ['FIXED', 'Equipment, less depreciation'],
] as const;
const DEBTS = [
  ['PAYABLE', 'Suppliers'],
  ['ACCRUED', 'Claims and accrued expenses'],
  ['TAX', 'GST and other taxes'],
  ['WALLET', 'Wallets and gift cards'],
  ['POINTS', 'Loyalty points'],
  ['OTHER_DEBT', 'Refunds, tips and other'],
  ['LOAN', 'Loans'],
] as const;

/**
 * What there is, what is owed, and what is the owner's, at the end of the last day of each column. A column's days begin with its financial year: what profit and loss moved in them is the
 * profit of the year, and what was there before belongs to years that nobody closed. Rules §2.5.
 */
export function balanceSheet(
  accounts: readonly Account[],
  columns: readonly ReadonlyMap<string, AccountFigures>[],
): StatementLine[] {
  const of = ([section, label]: readonly [BalanceSection, string], sign: 1 | -1): Group => {
    const own = accounts
      .filter(({ code }) => placeOfAccount(code).balance === section)
      .map((account) => accountLine(account, closingOf(account.code, columns, sign)));
    // Told apart from the total of equity.
    const key = section === 'EQUITY' ? 'owned' : section.toLowerCase().replace('_', '-');
    return group(key, label, own, columns.length);
  };
  const assets = ASSETS.map((section) => of(section, 1));
  const debts = DEBTS.map((section) => of(section, -1));
  const owned = of(['EQUITY', 'Capital and retained earnings'], -1);
  const isOfYears = ({ code }: Account) => placeOfAccount(code).profit !== null;
  const profit = columns.map((figures) => sumOf(accounts.filter(isOfYears), figures, 'moved'));
  const earlier = columns.map((figures) => sumOf(accounts.filter(isOfYears), figures, 'before'));

  const allAssets = plus(...assets.map(({ sum }) => sum));
  const allDebts = plus(...debts.map(({ sum }) => sum));
  const equity = plus(owned.sum, earlier, profit);
  const difference = minus(allAssets, plus(allDebts, equity));
  return [
    line('HEADING', 'assets-heading', 'Assets'),
    ...assets.flatMap(({ lines }) => lines),
    line('RESULT', 'assets', 'Total assets', allAssets),
    line('HEADING', 'liabilities-heading', 'Liabilities'),
    ...debts.flatMap(({ lines }) => lines),
    line('RESULT', 'liabilities', 'Total liabilities', allDebts),
    line('HEADING', 'equity-heading', 'Equity'),
    ...owned.lines,
    ...(isNothing(earlier) ? [] : [line('SUM', 'earlier-profit', 'Profit of earlier years, not closed', earlier)]),
    line('SUM', 'current-profit', 'Profit of the year', profit),
    line('RESULT', 'equity', 'Total equity', equity),
    line('RESULT', 'liabilities-and-equity', 'Total liabilities and equity', plus(allDebts, equity)),
    // A plug is what never happens here: what does not balance is shown.
    ...(isNothing(difference) ? [] : [line('RESULT', 'difference', 'Does not balance by', difference)]),
  ];
}

function closingOf(code: string, columns: readonly ReadonlyMap<string, AccountFigures>[], sign: 1 | -1): Amounts {
  return columns.map((figures) => {
    const { before = 0, moved = 0 } = figures.get(code) ?? {};
    return signed(before + moved, sign);
  });
}

function sumOf(
  accounts: readonly Account[],
  figures: ReadonlyMap<string, AccountFigures>,
  what: 'before' | 'moved',
): number {
  return accounts.reduce((sum, { code }) => sum - (figures.get(code)?.[what] ?? 0), 0);
}
