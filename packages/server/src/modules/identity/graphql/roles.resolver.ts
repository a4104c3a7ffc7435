import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { type PersonRole, permissionRegistry } from '../../../platform/auth/permission.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { accountAccess } from '../roles/account-access.ts';
import { listPermissions } from '../roles/list-permissions.ts';
import { holdersByRole, listRoles, roleByCode } from '../roles/list-roles.ts';
import { retireRole } from '../roles/retire-role.ts';
import { roleChange } from '../roles/role-change.ts';
import { listRoleChanges } from '../roles/role-change-book.ts';
import { saveRole } from '../roles/save-role.ts';
import { BeyondOwnRights, NotYourself, Role, type RoleName } from './accounts.types.ts';
import { roleOf, roleSpelled } from './role-names.ts';
import {
  AccessSource,
  AccountAccess,
  PermissionEntry,
  PermissionOfDevices,
  PermissionUnknown,
  RetireRoleInput,
  RoleChanged,
  RoleChangeEntry,
  RoleChangePreview,
  RoleFactorInput,
  RoleInUse,
  RoleIsFixed,
  RoleNameTaken,
  RoleWords,
  SaveRoleInput,
} from './roles.types.ts';

const SaveRoleResult = resultUnion('SaveRoleResult', 'The role as it is now, or why it was not saved.', [
  ...[RoleWords, RoleIsFixed, RoleNameTaken, RoleChanged],
  ...[PermissionUnknown, PermissionOfDevices, BeyondOwnRights, NotYourself],
]);
const RetireRoleResult = resultUnion('RetireRoleResult', 'The retired role, or why it stays.', [
  ...[RoleWords, RoleInUse, RoleIsFixed, BeyondOwnRights],
]);

@Resolver(() => RoleWords)
export class RolesResolver {
  @Query(() => [RoleWords], {
    description:
      'The roles that people can be given, and what each may do: built-in ones, then those of one’s own making.',
  })
  @Access(listRoles)
  async roles(@Ctx() context: GraphContext) {
    return (await listRoles(context, {})).map(roleShown);
  }

  @Query(() => [PermissionEntry], { description: 'Every permission there is, by category.' })
  @Access(listPermissions)
  permissions(@Ctx() context: GraphContext) {
    return listPermissions(context, {});
  }

  @Query(() => [RoleChangeEntry], { description: 'Who changed which role when, newest first, two hundred at most.' })
  @Access(listRoleChanges)
  async roleChanges(
    @Ctx() context: GraphContext,
    @Arg('role', () => String, { nullable: true, description: 'Only of this role.' }) role?: string,
  ) {
    const changes = await listRoleChanges(context, { role: role ? roleOf(role) : null });
    return changes.map((change) => ({ ...change, role: roleSpelled(change.role) }));
  }

  @Query(() => RoleChangePreview, { description: 'What `saveRole` would do with these permissions; nothing is done.' })
  @Access(roleChange)
  roleChange(
    @Ctx() context: GraphContext,
    @Arg('role', () => String, { description: 'The role; a new id for a new one.' }) role: string,
    @Arg('permissions', () => [String], { description: 'The names of all that it would hold.' }) permissions: string[],
    @Arg('factor', () => RoleFactorInput, { nullable: true, description: 'As of `saveRole`.' })
    factor?: RoleFactorInput | null,
    @Arg('basedOn', () => Role, {
      nullable: true,
      description: 'Of a new one: the built-in role it would be made from.',
    })
    basedOn?: RoleName | null,
  ) {
    const base = basedOn ? (roleOf(basedOn) as PersonRole) : null;
    return roleChange(context, { role: roleOf(role), permissions, factor: factor ?? null, basedOn: base });
  }

  @Query(() => AccountAccess, {
    nullable: true,
    description: 'What a person can do and why; null when there is no such account to be seen.',
  })
  @Access(accountAccess)
  accountAccess(
    @Ctx() context: GraphContext,
    @Arg('accountId', () => UuidScalar, { description: 'The account.' }) accountId: string,
  ) {
    return accountAccess(context, { accountId });
  }

  @Mutation(() => SaveRoleResult, {
    description:
      'Makes a role, or lets it or a built-in one hold these permissions and no others, at once and for all who have it.',
  })
  @Access(saveRole)
  async saveRole(@Ctx() context: GraphContext, @Arg('input', () => SaveRoleInput) input: SaveRoleInput) {
    const basedOn = input.basedOn ? (roleOf(input.basedOn) as PersonRole) : null;
    const answer = await saveRole(context, {
      ...input,
      factor: input.factor ?? null,
      basedOn,
      role: roleOf(input.role),
    });
    // Others hear of it by its event; here it counts from the next request on.
    context.platform.sockets.use(resolveActor).forget(null);
    return replyRole(context, answer);
  }

  @Mutation(() => RetireRoleResult, { description: 'Retires a role of one’s own making that nobody holds.' })
  @Access(retireRole)
  async retireRole(@Ctx() context: GraphContext, @Arg('input', () => RetireRoleInput) input: RetireRoleInput) {
    return replyRole(context, await retireRole(context, input));
  }

  @FieldResolver(() => Int, { description: 'How many people hold it now.' })
  async holders(@Root() role: RoleWords, @Ctx() context: GraphContext) {
    const { db, clock } = context.platform;
    const batch = (codes: readonly string[]) => holdersByRole(db, codes, clock.now());
    return (await load(context, 'identity.holders', batch, roleOf(role.role))) ?? 0;
  }
}

@Resolver(() => AccessSource)
export class AccessSourceResolver {
  @FieldResolver(() => OutletType, { nullable: true, description: 'The outlet it gives it in; null: everywhere.' })
  outlet(@Root() source: AccessSource, @Ctx() context: GraphContext) {
    return source.outletId ? outletViewById(context, source.outletId) : null;
  }
}

function roleShown(role: Awaited<ReturnType<typeof roleByCode>>) {
  return { ...role, role: roleSpelled(role.role), basedOn: role.basedOn && roleSpelled(role.basedOn) };
}

function replyRole(context: GraphContext, answer: Parameters<typeof reply<{ role: string }>>[1]) {
  const { db, sockets } = context.platform;
  return reply<{ role: string }>('RoleWords', answer, async ({ role }) =>
    roleShown(await roleByCode(db, sockets.use(permissionRegistry), context.actor, role)),
  );
}
