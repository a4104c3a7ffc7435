import type { AccountType } from '../gql/graphql.ts';

/** What kinds of accounts are called. */
export const accountKinds: Readonly<Record<AccountType, string>> = {
  ASSET: 'Assets',
  LIABILITY: 'Liabilities',
  EQUITY: 'Equity',
  INCOME: 'Income',
  COGS: 'Cost of goods sold',
  EXPENSE: 'Expenses',
};

/** The kinds as statements list them. */
export const kindOrder: readonly AccountType[] = ['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'COGS', 'EXPENSE'];
