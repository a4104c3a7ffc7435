import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PERMISSION_CATEGORIES } from '../../../platform/auth/permission.ts';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DORMANCIES } from '../roles/account-access.ts';
import { PermissionWords, Role, type RoleName } from './accounts.types.ts';

const PermissionCategory = enumOf(PERMISSION_CATEGORIES);
registerEnumType(PermissionCategory, {
  name: 'PermissionCategory',
  description: 'Under which heading a permission is found.',
});
const RoleAct = enumOf(['MADE', 'CHANGED', 'RETIRED']);
registerEnumType(RoleAct, { name: 'RoleAct', description: 'What was done with a role.' });
const AccessDormancy = enumOf(DORMANCIES);
registerEnumType(AccessDormancy, {
  name: 'AccessDormancy',
  description: 'Why somebody who holds rights can use none of them now.',
});

@ObjectType('KeyScope', { description: 'A permission that a key could be given.', simpleResolvers: true })
export class KeyScopeType {
  @Field(() => String, { description: 'Its name, `noun:verb`.' })
  permission!: string;
  @Field(() => String, { description: 'What it allows, in a sentence.' })
  says!: string;
  @Field(() => PermissionCategory, { description: 'Under which heading it is found.' })
  category!: keyof typeof PermissionCategory;
}

const ROLE_CODE =
  'A built-in role by its name in capitals, such as `CASHIER`, or the id of a role of one’s own making.';

@ObjectType({ description: 'A permission as roles are made of it.', simpleResolvers: true })
export class PermissionEntry {
  @Field(() => String, { description: 'Its name, `noun:verb`.' })
  permission!: string;
  @Field(() => String, { description: 'What it allows, in a sentence.' })
  says!: string;
  @Field(() => PermissionCategory, { description: 'Under which heading it is found.' })
  category!: keyof typeof PermissionCategory;
  @Field(() => Boolean, {
    description: 'Whether it concerns everything, so that a role in one outlet does not give it.',
  })
  isOfOrganisation!: boolean;
  @Field(() => Boolean, {
    description:
      'Whether a role that holds it, made from no other, demands a second factor unless somebody decides otherwise.',
  })
  isSensitive!: boolean;
  @Field(() => Boolean, { description: 'Whether the viewer could put it into a role.' })
  mayPut!: boolean;
}

@ObjectType({ description: 'A role and what it may do.' })
export class RoleWords {
  @Field(() => String, { description: ROLE_CODE, simple: true })
  role!: string;
  @Field(() => String, { description: 'What it is called.', simple: true })
  name!: string;
  @Field(() => String, { description: 'Whom it is for.', simple: true })
  says!: string;
  @Field(() => [PermissionWords], { description: 'What it may do now.', simple: true })
  permissions!: PermissionWords[];
  @Field(() => [String], {
    description: 'The names of what it may do by default; of a role of one’s own making none.',
    simple: true,
  })
  byDefault!: string[];
  @Field(() => [String], {
    description: 'Names that it holds and the product does not know any more: they grant nothing.',
    simple: true,
  })
  unknown!: string[];
  @Field(() => Boolean, { description: 'Whether it is one of the organisation’s own making.', simple: true })
  isOwn!: boolean;
  @Field(() => Boolean, { description: 'Whether it always holds everything, whatever is decided.', simple: true })
  isFixed!: boolean;
  @Field(() => Role, {
    nullable: true,
    description:
      'The built-in role that one’s own was made from: it demands a second factor whenever that one does, and is concerned by the same rules about networks.',
    simple: true,
  })
  basedOn!: RoleName | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Days of grace before one’s own demands a second factor by itself; null: it demands none by itself. What built-in roles demand stands in the security settings.',
    simple: true,
  })
  factorGraceDays!: number | null;
  @Field(() => Int, { description: 'How often it was changed; sent back with `saveRole`.', simple: true })
  version!: number;
  @Field(() => Boolean, { description: 'Whether the viewer may change it.', simple: true })
  mayChange!: boolean;
}

@ObjectType({ description: 'A change of a role, as its history keeps it.', simpleResolvers: true })
export class RoleChangeEntry {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: ROLE_CODE })
  role!: string;
  @Field(() => String, { description: 'What the role is called since then.' })
  roleName!: string;
  @Field(() => RoleAct, { description: 'What was done.' })
  act!: keyof typeof RoleAct;
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
  @Field(() => String, { nullable: true, description: 'Who did it; null: the product itself.' })
  changedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'What it was called before; null when it kept its name.' })
  formerName!: string | null;
  @Field(() => Boolean, { description: 'Whether other words say whom it is for.' })
  saysChanged!: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it demands a second factor by itself since then; null: in that it is as before.',
  })
  demandsFactor!: boolean | null;
  @Field(() => [PermissionWords], { description: 'What it gained.' })
  gained!: PermissionWords[];
  @Field(() => [PermissionWords], { description: 'What it lost.' })
  lost!: PermissionWords[];
}

@ObjectType({ description: 'What one person would gain and lose.', simpleResolvers: true })
export class RoleEffectType {
  @Field(() => UuidScalar, { description: 'Their account.' })
  accountId!: string;
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => [PermissionWords], { description: 'What they could do that they cannot do now, or in more outlets.' })
  gains!: PermissionWords[];
  @Field(() => [PermissionWords], { description: 'What they could do no more, or in fewer outlets.' })
  loses!: PermissionWords[];
}

@ObjectType({ description: 'Why a change would be refused.', simpleResolvers: true })
export class RoleChangeRefusal {
  @Field(() => String, { description: 'Stable name of the reason, in capitals.' })
  code!: string;
  @Field(() => String, { description: 'What to do, for the person at the screen.' })
  message!: string;
}

@ObjectType({ description: 'What a change of a role would do. Nothing was changed.', simpleResolvers: true })
export class RoleChangePreview {
  @Field(() => [PermissionWords], { description: 'What the role would gain.' })
  gains!: PermissionWords[];
  @Field(() => [PermissionWords], { description: 'What the role would lose.' })
  loses!: PermissionWords[];
  @Field(() => Int, {
    nullable: true,
    description:
      'Days of grace before it would demand a second factor by itself; null: it would demand none by itself.',
  })
  factorGraceDays!: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it would demand one.' })
  factorFrom!: Date | null;
  @Field(() => Int, { description: 'How many people hold the role now.' })
  holders!: number;
  @Field(() => Int, { description: 'How many of them have no second factor.' })
  withoutFactor!: number;
  @Field(() => Int, { description: 'How many of them would gain something.' })
  gaining!: number;
  @Field(() => Int, { description: 'How many of them would lose something.' })
  losing!: number;
  @Field(() => [RoleEffectType], { description: 'Those who would gain or lose something by name, fifty at most.' })
  people!: RoleEffectType[];
  @Field(() => RoleChangeRefusal, { nullable: true, description: 'Why it would be refused; null: it would not.' })
  refusal!: RoleChangeRefusal | null;
}

@ObjectType({ description: 'A grant that gives somebody a permission.' })
export class AccessSource {
  @Field(() => UuidScalar, { description: 'The grant.', simple: true })
  grantId!: string;
  @Field(() => String, { description: ROLE_CODE, simple: true })
  role!: string;
  @Field(() => String, { description: 'What the role is called.', simple: true })
  roleName!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when it gives nothing any more; null: for good.',
    simple: true,
  })
  expiresAt!: Date | null;
  outletId!: string | null;
}

@ObjectType({ description: 'A permission that somebody holds, and why.', simpleResolvers: true })
export class HeldPermission {
  @Field(() => String, { description: 'Its name, `noun:verb`.' })
  permission!: string;
  @Field(() => String, { description: 'What it allows, in a sentence.' })
  says!: string;
  @Field(() => PermissionCategory, { description: 'Under which heading it is found.' })
  category!: keyof typeof PermissionCategory;
  @Field(() => [AccessSource], { description: 'Which grants give it.' })
  sources!: AccessSource[];
}

@ObjectType({ description: 'What a person can do, and why.', simpleResolvers: true })
export class AccountAccess {
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
  @Field(() => AccessDormancy, { nullable: true, description: 'Why none of it can be used now; null: it can.' })
  dormancy!: keyof typeof AccessDormancy | null;
  @Field(() => [HeldPermission], { description: 'What they may do, by category.' })
  rights!: HeldPermission[];
}

@InputType({ description: 'What a role of one’s own making says of second factors.' })
export class RoleFactorInput {
  @Field(() => Boolean, { description: 'Whether it demands one by itself.' })
  isDemanded!: boolean;
  @Field(() => Int, { description: 'After how many days, 0 to 90; counted from when it was first demanded.' })
  graceDays!: number;
}

@InputType({ description: 'A role as it is to be. A built-in one keeps its name and words: leave them out.' })
export class SaveRoleInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => String, { description: `${ROLE_CODE} Make an id for a new one.` })
  role!: string;
  @Field(() => String, { nullable: true, description: 'What it is called.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Whom it is for.' })
  says?: string | null;
  @Field(() => Role, { nullable: true, description: 'The built-in role that it is made from; it stays.' })
  basedOn?: RoleName | null;
  @Field(() => [String], { description: 'The names of all that it may do.' })
  permissions!: string[];
  @Field(() => RoleFactorInput, {
    nullable: true,
    description:
      'Whether one’s own demands a second factor by itself; left out: as it is, but one made from no other that comes to hold something sensitive demands it after seven days.',
  })
  factor?: RoleFactorInput | null;
  @Field(() => Int, { description: 'The version that was looked at; 0 for a new one.' })
  version!: number;
}

@InputType({ description: 'A role to retire.' })
export class RetireRoleInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The role of one’s own making.' })
  role!: string;
}

export const RoleIsFixed = refusalType('ROLE_IS_FIXED', 'This role cannot be changed in that way.');
export const RoleNameTaken = refusalType('ROLE_NAME_TAKEN', 'Another role has this name.');
export const RoleChanged = refusalType('ROLE_CHANGED', 'Somebody changed the role meanwhile.');
export const RoleInUse = refusalType('ROLE_IN_USE', 'Somebody holds the role.', {
  people: { type: () => Int, description: 'How many people hold it.' },
});
export const PermissionOfDevices = refusalType('PERMISSION_OF_DEVICES', 'Only a paired device can do this.', {
  permissions: { type: () => [String], description: 'What only devices can do.' },
});
export const PermissionUnknown = refusalType('PERMISSION_UNKNOWN', 'The product does not know such a permission.', {
  permissions: { type: () => [String], description: 'What it does not know.' },
});
