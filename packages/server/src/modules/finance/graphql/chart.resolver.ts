import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { CodeTaken } from '../../places/index.ts';
import { accountByCode, chartOfAccounts } from '../chart-of-accounts.ts';
import { saveAccount } from '../save-account.ts';
import { AccountFixed, AccountHasBalance, SaveAccountInput } from './chart.types.ts';
import { AccountType } from './finance.types.ts';

const SaveResult = resultUnion('SaveAccountResult', 'The account as saved, or why not.', [
  ...[AccountType, CodeTaken, AccountFixed, AccountHasBalance, ChangedMeanwhile],
]);

@Resolver()
export class ChartResolver {
  @Query(() => [AccountType], { description: 'The chart of accounts, by code.' })
  @Access(chartOfAccounts)
  chartOfAccounts(@Ctx() context: GraphContext) {
    return chartOfAccounts(context, {});
  }

  @Mutation(() => SaveResult, {
    description: 'Adds an account to the chart, renames one, or retires one that is empty.',
  })
  @Access(saveAccount)
  async saveAccount(@Ctx() context: GraphContext, @Arg('input', () => SaveAccountInput) input: SaveAccountInput) {
    const saved = await saveAccount(context, input);
    return reply('Account', saved, async ({ code }) => (await accountByCode(context.platform.db, code)) ?? {});
  }
}
