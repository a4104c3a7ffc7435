import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import type { PersonRole } from '../../../platform/auth/permission.ts';
import { Access, Entrance } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { listAddressRules } from '../guards/list-address-rules.ts';
import { lockedAccounts } from '../guards/locked-accounts.ts';
import { removeAddressRule } from '../guards/remove-address-rule.ts';
import { saveAddressRule } from '../guards/save-address-rule.ts';
import { securityOverview } from '../guards/security-overview.ts';
import { unlockAccount } from '../guards/unlock-account.ts';
import { unlockByLink } from '../guards/unlock-by-link.ts';
import { BeyondOwnRights, NotYourself } from './accounts.types.ts';
import {
  AddressRuleBook,
  RemoveAddressRuleInput,
  RuleIsThere,
  RuleLocksOut,
  SaveAddressRuleInput,
} from './address-rules.types.ts';
import {
  AccountUnlocked,
  LockedAccount,
  LockedAccounts,
  SecurityOverview,
  UnlockAccountInput,
  UnlockByLinkInput,
  UnlockedOften,
} from './guards.types.ts';
import { LinkOver } from './links.types.ts';

const SaveAddressRuleResult = resultUnion(
  'SaveAddressRuleResult',
  'All rules as they are now, or why nothing changed.',
  [AddressRuleBook, RuleLocksOut, RuleIsThere],
);
const RemoveAddressRuleResult = resultUnion(
  'RemoveAddressRuleResult',
  'All rules as they are now, or why nothing changed.',
  [AddressRuleBook, RuleLocksOut],
);

const UnlockAccountResult = resultUnion('UnlockAccountResult', 'Accounts that are still closed, or why it stays so.', [
  LockedAccounts,
  UnlockedOften,
  NotYourself,
  BeyondOwnRights,
]);

const UnlockByLinkResult = resultUnion('UnlockByLinkResult', 'That the account is open, or why it stays closed.', [
  AccountUnlocked,
  LinkOver,
  UnlockedOften,
]);

@Resolver()
export class GuardsResolver {
  @Query(() => SecurityOverview, { description: 'How it stands with sign-ins, keys and devices now.' })
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

  @Mutation(() => UnlockAccountResult, {
    description:
      'Opens an account again at once, to everybody. Gives those that are still closed, to whoever may see them.',
  })
  @Access(unlockAccount)
  async unlockAccount(@Ctx() context: GraphContext, @Arg('input', () => UnlockAccountInput) input: UnlockAccountInput) {
    return reply('LockedAccounts', await unlockAccount(context, input), async () => ({
      accounts: holds(context.actor, 'security:read') ? await lockedAccounts(context, {}) : [],
    }));
  }

  @Mutation(() => UnlockByLinkResult, {
    description:
      'Opens an account to new devices again, by the link in the letter about its lock. It opens no session: password and second factor are asked for as ever.',
  })
  @Access(unlockByLink)
  @Entrance()
  async unlockByLink(@Ctx() context: GraphContext, @Arg('input', () => UnlockByLinkInput) input: UnlockByLinkInput) {
    return reply('AccountUnlocked', await unlockByLink(context, input), (unlocked) => unlocked);
  }

  @Query(() => AddressRuleBook, { description: 'Networks that are let in or kept out, and where the viewer is.' })
  @Access(listAddressRules)
  addressRules(@Ctx() context: GraphContext) {
    return bookOf(context);
  }

  @Mutation(() => SaveAddressRuleResult, {
    description:
      'Makes a rule about a network, or changes the one with this id. It counts at once. INVALID for what is no network.',
  })
  @Access(saveAddressRule)
  async saveAddressRule(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveAddressRuleInput) input: SaveAddressRuleInput,
  ) {
    const wish = { ...input, role: (input.role ?? null) as PersonRole | null, note: input.note ?? '' };
    return answered(context, await saveAddressRule(context, { ...wish, address: context.address }));
  }

  @Mutation(() => RemoveAddressRuleResult, { description: 'Takes a rule about a network away. It counts at once.' })
  @Access(removeAddressRule)
  async removeAddressRule(
    @Ctx() context: GraphContext,
    @Arg('input', () => RemoveAddressRuleInput) input: RemoveAddressRuleInput,
  ) {
    return answered(context, await removeAddressRule(context, { ...input, address: context.address }));
  }
}

/** Others hear of it by its event; here it counts from the next request on. */
function answered(context: GraphContext, answer: Awaited<ReturnType<typeof saveAddressRule>>) {
  context.platform.sockets.use(resolveActor).forget(null);
  return reply('AddressRuleBook', answer, () => bookOf(context));
}

async function bookOf(context: GraphContext) {
  return { yourAddress: context.address, rules: await listAddressRules(context, {}) };
}
