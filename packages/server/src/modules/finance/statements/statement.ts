import { asc } from 'drizzle-orm';
import type { QueryScope } from '../../../platform/command/query.ts';
import { query } from '../../../platform/command/query.ts';
import { theOrganisation } from '../../places/index.ts';
import { accounts } from '../tables.ts';
import { balanceSheet } from './balance-sheet.ts';
import { directCashFlow, indirectCashFlow } from './cash-flow.ts';
import {
  columnsOf,
  dayOf,
  type StatementAsk,
  type StatementColumn,
  type StatementName,
  statementAsk,
} from './columns.ts';
import { accountFigures, cashFigures } from './figures.ts';
import type { StatementLine } from './lines.ts';
import { profitAndLoss } from './profit-and-loss.ts';

export interface Statement {
  readonly statement: StatementName;
  readonly title: string;
  /** Whose it is and of when: `Campus Canteens Pvt Ltd, April 2026`. */
  readonly of: string;
  readonly columns: readonly StatementColumn[];
  readonly lines: readonly StatementLine[];
}

const TITLES: Readonly<Record<StatementName, string>> = {
  PROFIT_AND_LOSS: 'Profit and loss',
  BALANCE_SHEET: 'Balance sheet',
  CASH_FLOW_DIRECT: 'Cash flow, direct',
  CASH_FLOW_INDIRECT: 'Cash flow, indirect',
};

/** Profit and loss, balance sheet or cash flow, within the outlets one may see. Rules §2.5. */
export const readStatement = query({
  name: 'finance.statement',
  permission: 'ledger:read',
  input: statementAsk,
  handle: (scope, ask) => statementOf(scope, ask),
});

/** The one reader of statements: what the screen shows, a file holds and a paper prints are its figures. */
export async function statementOf(
  { db, reach, within }: Pick<QueryScope, 'db' | 'reach' | 'within'>,
  ask: StatementAsk,
): Promise<Statement> {
  if (ask.outletId) within(ask.outletId);
  const { legalName } = await theOrganisation(db);
  const asked = await columnsOf(db, reach, ask);
  const chart = await db.select().from(accounts).orderBy(asc(accounts.code));
  const figures = await Promise.all(
    asked.map(({ span }) => accountFigures(db, span, { withBefore: ask.statement !== 'PROFIT_AND_LOSS' })),
  );
  const cash = ask.statement.startsWith('CASH')
    ? await Promise.all(asked.map(({ span }) => cashFigures(db, span, chart)))
    : [];
  const cashColumns = figures.map((own, at) => ({ accounts: own, cash: cash[at] ?? [] }));
  const makes: Readonly<Record<StatementName, () => StatementLine[]>> = {
    PROFIT_AND_LOSS: () => profitAndLoss(chart, figures),
    BALANCE_SHEET: () => balanceSheet(chart, figures),
    CASH_FLOW_DIRECT: () => directCashFlow(chart, cashColumns),
    CASH_FLOW_INDIRECT: () => indirectCashFlow(chart, cashColumns),
  };
  const columns = asked.map(({ column }) => column);
  const when = ask.statement === 'BALANCE_SHEET' ? `at the end of ${dayOf(ask.to)}` : (columns[0]?.label ?? '');
  return {
    statement: ask.statement,
    title: TITLES[ask.statement],
    of: `${legalName}, ${when}`,
    columns,
    lines: makes[ask.statement](),
  };
}
