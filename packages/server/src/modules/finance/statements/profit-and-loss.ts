import type { Account } from '../loaders.ts';
import { type ProfitSection, placeOfAccount } from './account-place.ts';
import type { AccountFigures } from './figures.ts';
import {
  type Amounts,
  accountLine,
  type Group,
  group,
  line,
  minus,
  plus,
  type StatementLine,
  shareOf,
} from './lines.ts';

/**
 * Profit and loss as a restaurant reads it: net revenue, cost of goods, labour, and prime cost, which is both of these. Every line with
 * its share of net revenue. Rules §2.5.
 */
export function profitAndLoss(
  accounts: readonly Account[],
  columns: readonly ReadonlyMap<string, AccountFigures>[],
): StatementLine[] {
  const of = (section: ProfitSection, key: string, label: string): Group => {
    const sign = section === 'SALES' || section === 'REDUCTION' || section === 'OTHER_INCOME' ? -1 : 1;
    const own = accounts
      .filter(({ code }) => placeOfAccount(code).profit === section)
      .map((account) => accountLine(account, movedOf(account.code, columns, sign)));
    return group(key, label, own, columns.length);
  };
  const sales = of('SALES', 'gross-sales', 'Gross sales');
  const reductions = of('REDUCTION', 'reductions', 'Returns, discounts and points');
  const costs = of('COST', 'cost-of-goods', 'Cost of goods');
  const labour = of('LABOUR', 'labour', 'Labour');
  const operating = of('OPERATING', 'other-operating', 'Other operating costs');
  const other = of('OTHER_INCOME', 'other-income', 'Other income');

  const revenue = plus(sales.sum, reductions.sum);
  const gross = minus(revenue, costs.sum);
  const prime = plus(costs.sum, labour.sum);
  const profit = plus(minus(minus(gross, labour.sum), operating.sum), other.sum);
  const lines = [
    ...[...sales.lines, ...reductions.lines, line('RESULT', 'net-revenue', 'Net revenue', revenue)],
    ...[...costs.lines, line('RESULT', 'gross-profit', 'Gross profit', gross)],
    ...[...labour.lines, line('RESULT', 'prime-cost', 'Prime cost: goods and labour', prime)],
    ...[...operating.lines, ...other.lines, line('RESULT', 'net-profit', 'Net profit', profit)],
  ];
  return lines.map((told) => ({
    ...told,
    shares: told.amounts.map((amount, at) => shareOf(amount, revenue[at] ?? 0)),
  }));
}

/** What an account moved in each column, on the side where it usually stands. */
function movedOf(code: string, columns: readonly ReadonlyMap<string, AccountFigures>[], sign: 1 | -1): Amounts {
  return columns.map((figures) => signed(figures.get(code)?.moved ?? 0, sign));
}

/** Never minus nothing, which prints as such. */
export function signed(amount: number, sign: 1 | -1): number {
  return amount === 0 ? 0 : amount * sign;
}
