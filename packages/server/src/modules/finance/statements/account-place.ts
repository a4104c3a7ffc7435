/** Where an account stands in the balance sheet. */
export type BalanceSection =
  | 'CASH'
  | 'RECEIVABLE'
  | 'STOCK'
  | 'TAX_CREDIT'
  | 'PREPAID'
  | 'FIXED'
  | 'PAYABLE'
  | 'ACCRUED'
  | 'TAX'
  | 'WALLET'
  | 'POINTS'
  | 'OTHER_DEBT'
  | 'LOAN'
  | 'EQUITY';

/** Where an account stands in profit and loss. */
export type ProfitSection = 'SALES' | 'REDUCTION' | 'COST' | 'LABOUR' | 'OPERATING' | 'OTHER_INCOME';

/** What cash comes from or goes to, where this account stands against it. */
export type CashClass =
  | 'SALES'
  | 'SETTLEMENTS'
  | 'RECEIVED'
  | 'WALLETS'
  | 'REFUNDS'
  | 'TIPS'
  | 'SUPPLIERS'
  | 'EMPLOYEES'
  | 'EXPENSES'
  | 'TAXES'
  | 'DRAWER'
  | 'OTHER'
  | 'INVESTING'
  | 'FINANCING';

export interface AccountPlace {
  /** Of accounts 1 to 3; null for others. */
  readonly balance: BalanceSection | null;
  /** Of accounts 4 to 6; null for others. */
  readonly profit: ProfitSection | null;
  /** Null for cash itself. */
  readonly cash: CashClass | null;
  /** Goes with what else stands in its entry: a fee that was kept back of a settlement is no payment of its own. */
  readonly rides: boolean;
}

type Place = readonly [first: number, section: BalanceSection | ProfitSection, cash: CashClass | null];

/** From this code on, until the next: as the first four digits of a code count. One's own accounts fall between those of the chart. */
const PLACES: readonly Place[] = [
  [1000, 'CASH', null],
  [1100, 'RECEIVABLE', 'RECEIVED'],
  [1140, 'RECEIVABLE', 'SETTLEMENTS'],
  [1145, 'RECEIVABLE', 'RECEIVED'],
  [1200, 'STOCK', 'SUPPLIERS'],
  [1300, 'TAX_CREDIT', 'SUPPLIERS'],
  [1350, 'PREPAID', 'SUPPLIERS'],
  [1360, 'PREPAID', 'EXPENSES'],
  [1400, 'FIXED', 'INVESTING'],
  [2000, 'PAYABLE', 'SUPPLIERS'],
  [2120, 'ACCRUED', 'EXPENSES'],
  [2200, 'TAX', 'SALES'],
  [2213, 'TAX', 'TAXES'],
  [2300, 'WALLET', 'WALLETS'],
  [2310, 'POINTS', 'WALLETS'],
  [2320, 'OTHER_DEBT', 'REFUNDS'],
  [2340, 'OTHER_DEBT', 'TIPS'],
  [2350, 'TAX', 'TAXES'],
  [2360, 'OTHER_DEBT', 'OTHER'],
  [2400, 'LOAN', 'FINANCING'],
  [3000, 'EQUITY', 'FINANCING'],
  [4000, 'SALES', 'SALES'],
  [4150, 'REDUCTION', 'SALES'],
  [4200, 'OTHER_INCOME', 'OTHER'],
  [5000, 'COST', 'SUPPLIERS'],
  [6000, 'OPERATING', 'EXPENSES'],
  [6100, 'LABOUR', 'EMPLOYEES'],
  [6200, 'OPERATING', 'EXPENSES'],
  [6500, 'OPERATING', 'TAXES'],
  [6600, 'OPERATING', 'EXPENSES'],
  [6900, 'OPERATING', 'DRAWER'],
  [6901, 'OPERATING', 'EXPENSES'],
];

/** The provider's fees, the tax on them, and rounding. */
const RIDERS: ReadonlySet<string> = new Set(['6310', '6311', '6910']);

/** Where an account stands in the statements, by its code alone. Rules §2.1, §2.2, §2.5. */
export function placeOfAccount(code: string): AccountPlace {
  const number = Number(code.slice(0, 4));
  const place = PLACES.findLast(([first]) => first <= number) ?? PLACES[0];
  const [, section, cash] = place as Place;
  const isOfBalance = number < 4000;
  return {
    balance: isOfBalance ? (section as BalanceSection) : null,
    profit: isOfBalance ? null : (section as ProfitSection),
    cash,
    rides: RIDERS.has(code),
  };
}
