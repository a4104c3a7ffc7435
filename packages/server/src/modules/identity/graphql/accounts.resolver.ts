import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { asksForTotal } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { createAccount } from '../accounts/create-account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { enableAccount } from '../accounts/enable-account.ts';
import { accountById, grantsByAccount, listAccounts, readAccount, type SeenGrant } from '../accounts/queries.ts';
import { changePassword } from '../passwords/change-password.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { grantRole } from '../roles/grant-role.ts';
import { roleName } from '../roles/role-words.ts';
import { withdrawRole } from '../roles/withdraw-role.ts';
import {
  ChangeAccountInput,
  ChangePasswordInput,
  CreateAccountInput,
  DisableAccountInput,
  EnableAccountInput,
  GiveFirstPasswordInput,
  GrantRoleInput,
  type RoleWishInput,
  WithdrawRoleInput,
} from './accounts.inputs.ts';
import {
  AccountConnection,
  AccountType,
  BeyondOwnRights,
  DemoAccount,
  EmailTaken,
  type GrantState,
  GrantType,
  LastAdministrator,
  NotYourself,
  PasswordTooWeak,
  RoleHeld,
  WrongPassword,
} from './accounts.types.ts';
import { Viewer } from './identity.types.ts';
import { roleOf, roleSpelled } from './role-names.ts';
import { viewerView } from './viewer-view.ts';

const CreateAccountResult = resultUnion('CreateAccountResult', 'The account, or why there is none.', [
  AccountType,
  EmailTaken,
  PasswordTooWeak,
  BeyondOwnRights,
  RoleHeld,
]);
const ChangeAccountResult = resultUnion('ChangeAccountResult', 'The account as it is now, or why it was not changed.', [
  AccountType,
  EmailTaken,
  NotYourself,
  BeyondOwnRights,
  DemoAccount,
]);
const DisableAccountResult = resultUnion('DisableAccountResult', 'The disabled account, or why it was not disabled.', [
  AccountType,
  LastAdministrator,
  NotYourself,
  BeyondOwnRights,
]);
const EnableAccountResult = resultUnion('EnableAccountResult', 'The enabled account, or why it was not enabled.', [
  AccountType,
  NotYourself,
  BeyondOwnRights,
]);
const GiveFirstPasswordResult = resultUnion('GiveFirstPasswordResult', 'The account, or why it keeps its password.', [
  AccountType,
  PasswordTooWeak,
  NotYourself,
  BeyondOwnRights,
  DemoAccount,
]);
const ChangePasswordResult = resultUnion('ChangePasswordResult', 'Who is signed in, or why the password stays.', [
  Viewer,
  WrongPassword,
  PasswordTooWeak,
  DemoAccount,
]);
const GrantRoleResult = resultUnion('GrantRoleResult', 'The account with the role, or why it was not given.', [
  AccountType,
  NotYourself,
  BeyondOwnRights,
  RoleHeld,
]);
const WithdrawRoleResult = resultUnion('WithdrawRoleResult', 'The account without the role, or why it keeps it.', [
  AccountType,
  LastAdministrator,
  BeyondOwnRights,
]);

@Resolver(() => AccountType)
export class AccountsResolver {
  @Query(() => AccountConnection, { description: 'Accounts, by name.' })
  @Access(listAccounts)
  accounts(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name or the address.' })
    search?: string,
    @Arg('role', () => String, { nullable: true, description: 'Only those who hold this role somewhere.' })
    role?: string,
    @Arg('disabled', () => Boolean, { nullable: true, description: 'Only the disabled ones, or only the others.' })
    disabled?: boolean,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 50 unless said otherwise, at most 200.' })
    first?: number,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' }) after?: string,
  ) {
    const filter = { search, disabled, first, after, role: role && roleOf(role) };
    return listAccounts(context, { ...filter, counted: asksForTotal(info) });
  }

  @Query(() => AccountType, { nullable: true, description: 'One account; null when there is none to be seen.' })
  @Access(readAccount)
  account(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'Its id.' }) id: string) {
    return readAccount(context, { id });
  }

  @Mutation(() => CreateAccountResult, { description: 'Makes an account with a first password.' })
  @Access(createAccount)
  async createAccount(@Ctx() context: GraphContext, @Arg('input', () => CreateAccountInput) input: CreateAccountInput) {
    return replyAccount(context, await createAccount(context, { ...input, roles: input.roles.map(wishOf) }));
  }

  @Mutation(() => ChangeAccountResult, { description: 'Changes the name and the address of an account.' })
  @Access(changeAccount)
  async changeAccount(@Ctx() context: GraphContext, @Arg('input', () => ChangeAccountInput) input: ChangeAccountInput) {
    return replyAccount(context, await changeAccount(context, input));
  }

  @Mutation(() => DisableAccountResult, { description: 'Disables an account: its sessions end at once.' })
  @Access(disableAccount)
  async disableAccount(
    @Ctx() context: GraphContext,
    @Arg('input', () => DisableAccountInput) input: DisableAccountInput,
  ) {
    return replyAccount(context, await disableAccount(context, input));
  }

  @Mutation(() => EnableAccountResult, { description: 'Enables an account again, with the roles it has.' })
  @Access(enableAccount)
  async enableAccount(@Ctx() context: GraphContext, @Arg('input', () => EnableAccountInput) input: EnableAccountInput) {
    return replyAccount(context, await enableAccount(context, input));
  }

  @Mutation(() => GiveFirstPasswordResult, {
    description: 'Gives somebody else a new first password. They are signed out everywhere.',
  })
  @Access(giveFirstPassword)
  async giveFirstPassword(
    @Ctx() context: GraphContext,
    @Arg('input', () => GiveFirstPasswordInput) input: GiveFirstPasswordInput,
  ) {
    return replyAccount(context, await giveFirstPassword(context, input));
  }

  @Mutation(() => ChangePasswordResult, { description: 'Changes one’s own password, and ends one’s other sessions.' })
  @Access(changePassword)
  async changePassword(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ) {
    return reply('Viewer', await changePassword(context, input), async () => {
      // Others hear of it by its event; here the next look already counts the rights that were held back.
      context.platform.sockets.use(resolveActor).forget(context.actor.id);
      return viewerView({ ...context, actor: await context.refreshActor() });
    });
  }

  @Mutation(() => GrantRoleResult, { description: 'Gives somebody else a role.' })
  @Access(grantRole)
  async grantRole(@Ctx() context: GraphContext, @Arg('input', () => GrantRoleInput) input: GrantRoleInput) {
    const { id, accountId } = input;
    return replyAccount(context, await grantRole(context, { ...wishOf(input), id, accountId }));
  }

  @Mutation(() => WithdrawRoleResult, { description: 'Withdraws a role; it stays as history.' })
  @Access(withdrawRole)
  async withdrawRole(@Ctx() context: GraphContext, @Arg('input', () => WithdrawRoleInput) input: WithdrawRoleInput) {
    return replyAccount(context, await withdrawRole(context, input));
  }

  @FieldResolver(() => [GrantType], { description: 'The roles that count now.' })
  async grants(@Root() account: AccountType, @Ctx() context: GraphContext) {
    return (await grantViews(context, account.id)).filter(({ state }) => state === 'ACTIVE');
  }

  @FieldResolver(() => [GrantType], { description: 'The roles that have expired or were withdrawn, newest first.' })
  async pastGrants(@Root() account: AccountType, @Ctx() context: GraphContext) {
    return (await grantViews(context, account.id)).filter(({ state }) => state !== 'ACTIVE');
  }
}

@Resolver(() => GrantType)
export class RoleGrantResolver {
  @FieldResolver(() => OutletType, { nullable: true, description: 'The outlet it holds in; null: everywhere.' })
  outlet(@Root() grant: GrantType, @Ctx() context: GraphContext) {
    return grant.outletId ? outletViewById(context, grant.outletId) : null;
  }
}

function wishOf({ role, outletId = null, expiresAt = null, limits }: RoleWishInput) {
  return { role: roleOf(role), outletId, expiresAt, limits: { ...limits } };
}

async function replyAccount(context: GraphContext, answer: Parameters<typeof reply<{ accountId: string }>>[1]) {
  return reply<{ accountId: string }>('UserAccount', answer, ({ accountId }) =>
    accountById(context.platform.db, accountId),
  );
}

async function grantViews(context: GraphContext, accountId: string) {
  const { db, clock } = context.platform;
  const found = await load(context, 'identity.grants', (ids) => grantsByAccount(db, ids), accountId);
  return (found ?? []).map((grant) => grantView(grant, clock.now()));
}

const UNSTATED = { refundUpToMinor: null, discountUpToMinor: null, purchaseUpToMinor: null };

function grantView(grant: SeenGrant, now: Date) {
  const over = grant.expiresAt !== null && grant.expiresAt <= now;
  const state: keyof typeof GrantState = grant.withdrawnAt ? 'WITHDRAWN' : over ? 'EXPIRED' : 'ACTIVE';
  const { role, ownName } = grant;
  const said = { role: roleSpelled(role), roleName: roleName(role, ownName) };
  return { ...grant, ...said, state, limits: { ...UNSTATED, ...grant.limits } };
}
