import { sumMoney } from '@college-kiosk/kernel';
import type { Account } from '../loaders.ts';
import { type CashClass, placeOfAccount } from './account-place.ts';
import type { AccountFigures, CashFigure } from './figures.ts';
import { type Amounts, accountLine, group, isNothing, line, plus, type StatementLine } from './lines.ts';
import { signed } from './profit-and-loss.ts';

/** One column of a cash flow. */
export interface CashColumn {
  readonly accounts: ReadonlyMap<string, AccountFigures>;
  readonly cash: readonly CashFigure[];
}

const CUSTOMERS = [
  ['SALES', 'Sales paid at once'],
  ['SETTLEMENTS', 'Settled by payment providers'],
  ['RECEIVED', 'Received on account'],
  ['WALLETS', 'Wallets, gift cards and points'],
  ['REFUNDS', 'Refunds, and money that was not ours'],
] as const;
const BUSINESS = [
  ['TIPS', 'Tips for staff'],
  ['SUPPLIERS', 'Suppliers'],
  ['EMPLOYEES', 'Employees'],
  ['EXPENSES', 'Expenses'],
  ['TAXES', 'Taxes'],
  ['DRAWER', 'Drawer over or short'],
  ['OTHER', 'Other'],
] as const;
/** What moves with trade, as the balance sheet groups it; tax that is owed and tax to come back are one. */
const CHANGES = [
  [['RECEIVABLE'], 'Receivables and clearing'],
  [['STOCK'], 'Inventories'],
  [['PREPAID'], 'Advances and prepayments'],
  [['PAYABLE'], 'Suppliers'],
  [['ACCRUED'], 'Claims and accrued expenses'],
  [['TAX', 'TAX_CREDIT'], 'GST and other taxes'],
  [['WALLET'], 'Wallets and gift cards'],
  [['POINTS'], 'Loyalty points'],
  [['OTHER_DEBT'], 'Refunds, tips and other'],
] as const;

/** Where cash came from and where it went, each line by what stands against it. Rules §2.5. */
export function directCashFlow(accounts: readonly Account[], columns: readonly CashColumn[]): StatementLine[] {
  const customers = CUSTOMERS.map((part) => classGroup(accounts, columns, part));
  const business = BUSINESS.map((part) => classGroup(accounts, columns, part));
  const fromCustomers = plus(...customers.map(({ sum }) => sum));
  const operating = plus(fromCustomers, ...business.map(({ sum }) => sum));
  const kept = columns.map(({ cash }) =>
    sumMoney(
      cash
        .filter(({ account, cashClass }) => FEES.has(account) && cashClass !== 'EXPENSES')
        .map(({ amount }) => -amount),
    ),
  );
  return [
    ...customers.flatMap(({ lines }) => lines),
    line('RESULT', 'from-customers', 'From customers', fromCustomers),
    ...business.flatMap(({ lines }) => lines),
    line('RESULT', 'operating', 'Cash from operations', operating),
    ...restOf(accounts, columns, operating),
    ...(isNothing(kept) ? [] : [line('NOTE', 'kept-back', 'Fees that providers kept back, within settlements', kept)]),
  ];
}

const FEES: ReadonlySet<string> = new Set(['6310', '6311']);

/** From profit to cash: what is no cash is added back, what waits to be paid or was not sold yet is taken off. Rules §2.5. */
export function indirectCashFlow(accounts: readonly Account[], columns: readonly CashColumn[]): StatementLine[] {
  const profit = columns.map((column) =>
    movedIn(
      column,
      accounts.filter(({ code }) => placeOfAccount(code).profit !== null),
    ),
  );
  // Of what was invested or financed without cash: depreciation, goods of the owner, equipment bought on credit.
  const noCash = group(
    'without-cash',
    'Without cash',
    accounts
      .filter(({ code }) => !isOfBusiness(code))
      .map((account) =>
        accountLine(
          account,
          columns.map((column) => signed(column.accounts.get(account.code)?.movedWithoutCash ?? 0, -1)),
          'without-cash-',
        ),
      ),
    columns.length,
  );
  const changes = CHANGES.map(([sections, label]) =>
    group(
      `change-${sections[0].toLowerCase().replace('_', '-')}`,
      label,
      accounts
        .filter(({ code }) => (sections as readonly unknown[]).includes(placeOfAccount(code).balance))
        .map((account) =>
          accountLine(
            account,
            columns.map((column) => movedIn(column, [account])),
          ),
        ),
      columns.length,
    ),
  );
  const operating = plus(profit, noCash.sum, ...changes.map(({ sum }) => sum));
  return [
    line('SUM', 'profit', 'Net profit', profit),
    ...noCash.lines,
    ...changes.flatMap(({ lines }) => lines),
    line('RESULT', 'operating', 'Cash from operations', operating),
    ...restOf(accounts, columns, operating),
  ];
}

/** Investing, financing, and from the cash there was to the cash there is: the same of both ways. */
function restOf(accounts: readonly Account[], columns: readonly CashColumn[], operating: Amounts): StatementLine[] {
  const investing = classGroup(accounts, columns, ['INVESTING', 'Cash from investing'], 'RESULT');
  const financing = classGroup(accounts, columns, ['FINANCING', 'Cash from financing'], 'RESULT');
  const net = plus(operating, investing.sum, financing.sum);
  const cash = accounts.filter(({ code }) => placeOfAccount(code).balance === 'CASH');
  const opening = columns.map(({ accounts: figures }) =>
    sumMoney(cash.map(({ code }) => figures.get(code)?.before ?? 0)),
  );
  const closing = columns.map(({ accounts: figures }, at) =>
    sumMoney([opening[at] ?? 0, ...cash.map(({ code }) => figures.get(code)?.moved ?? 0)]),
  );
  const difference = closing.map((there, at) => there - (opening[at] ?? 0) - (net[at] ?? 0));
  return [
    ...investing.lines,
    ...financing.lines,
    line('RESULT', 'net-change', 'Change of cash', net),
    line('SUM', 'opening-cash', 'Cash at the beginning', opening),
    line('RESULT', 'closing-cash', 'Cash at the end', closing),
    ...(isNothing(difference) ? [] : [line('RESULT', 'difference', 'Does not add up by', difference)]),
  ];
}

function classGroup(
  accounts: readonly Account[],
  columns: readonly CashColumn[],
  [cashClass, label]: readonly [CashClass, string],
  kind: 'SUM' | 'RESULT' = 'SUM',
) {
  const own = accounts.map((account) =>
    accountLine(
      account,
      columns.map(({ cash }) =>
        sumMoney(
          cash.filter((one) => one.account === account.code && one.cashClass === cashClass).map(({ amount }) => amount),
        ),
      ),
      `${cashClass.toLowerCase()}-`,
    ),
  );
  const { lines, sum } = group(`cash-${cashClass.toLowerCase()}`, label, own, columns.length);
  if (kind === 'SUM') return { lines, sum };
  // Always told, also where nothing happened.
  const told = lines.filter((one) => one.kind === 'ACCOUNT');
  return { lines: [...told, line('RESULT', cashClass.toLowerCase(), label, sum)], sum };
}

/** Whether what an account does is part of operations: neither investing nor financing, nor cash itself. */
function isOfBusiness(code: string): boolean {
  const { cash } = placeOfAccount(code);
  return cash !== 'INVESTING' && cash !== 'FINANCING';
}

/** What some accounts brought: credits less debits. */
function movedIn({ accounts: figures }: CashColumn, own: readonly Account[]): number {
  return sumMoney(own.map(({ code }) => signed(figures.get(code)?.moved ?? 0, -1)));
}
