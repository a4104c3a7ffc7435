import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { lockedAccounts } from '../guards/locked-accounts.ts';
import { securityOverview } from '../guards/security-overview.ts';
import { unlockAccount } from '../guards/unlock-account.ts';
import { LockedAccount, SecurityOverview, UnlockAccountInput } from './guards.types.ts';

@Resolver()
export class GuardsResolver {
  @Query(() => SecurityOverview, { description: 'How it stands with sign-ins now.' })
  @Access(securityOverview)
  securityOverview(@Ctx() context: GraphContext) {
    return securityOverview(context, {});
  }

  @Query(() => [LockedAccount], {
    description: 'Accounts that are closed for a while because of wrong tries, the newest first, a hundred at most.',
  })
  @Access(lockedAccounts)
  lockedAccounts(@Ctx() context: GraphContext) {
    return lockedAccounts(context, {});
  }

  @Mutation(() => [LockedAccount], {
    description: 'Opens an account again at once, to everybody. Gives those that are still closed.',
  })
  @Access(unlockAccount)
  async unlockAccount(@Ctx() context: GraphContext, @Arg('input', () => UnlockAccountInput) input: UnlockAccountInput) {
    await unlockAccount(context, input);
    return lockedAccounts(context, {});
  }
}
