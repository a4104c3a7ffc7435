import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PERSON_ROLES, type PersonRole } from '../../../platform/auth/permission.ts';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export type RoleName = Uppercase<PersonRole>;

export const Role = enumOf(PERSON_ROLES.map((role) => role.toUpperCase() as RoleName));
registerEnumType(Role, { name: 'Role', description: 'A built-in role that a person can be given.' });

const PasswordWeakness = enumOf(['TOO_SHORT', 'TOO_LONG', 'COMMON', 'OWN_WORDS', 'BREACHED', 'UNCHANGED']);
registerEnumType(PasswordWeakness, { name: 'PasswordWeakness', description: 'Why a password is not good enough.' });

export const GrantState = enumOf(['ACTIVE', 'EXPIRED', 'WITHDRAWN']);
registerEnumType(GrantState, { name: 'GrantState', description: 'Whether a role that was given still counts.' });

@ObjectType({ description: 'A permission, in words.', simpleResolvers: true })
export class PermissionWords {
  @Field(() => String, { description: 'Its name, `noun:verb`.' })
  permission!: string;
  @Field(() => String, { description: 'What it allows, in a sentence.' })
  says!: string;
}

@ObjectType({
  description: 'Up to which amounts the holder may act alone; null: none is stated.',
  simpleResolvers: true,
})
export class GrantLimitsType {
  @Field(() => MoneyScalar, { nullable: true, description: 'Refunds.' })
  refundUpToMinor!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Discounts.' })
  discountUpToMinor!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Purchases.' })
  purchaseUpToMinor!: number | null;
}

@ObjectType('RoleGrant', { description: 'A role that was given to somebody.' })
export class GrantType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, {
    description: 'A built-in role by its name in capitals, such as `CASHIER`, or the id of a role of one’s own making.',
    simple: true,
  })
  role!: string;
  @Field(() => String, { description: 'What the role is called.', simple: true })
  roleName!: string;
  @Field(() => GrantState, { description: 'Whether it still counts.', simple: true })
  state!: keyof typeof GrantState;
  @Field(() => GrantLimitsType, { description: 'Amounts.', simple: true })
  limits!: GrantLimitsType;
  @Field(() => DateTimeScalar, { description: 'When it was given.', simple: true })
  grantedAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Who gave it; null when the product itself did, at set-up.',
    simple: true,
  })
  grantedByName!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when it grants nothing; null: for good.',
    simple: true,
  })
  expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn.', simple: true })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who withdrew it.', simple: true })
  withdrawnByName!: string | null;
  outletId!: string | null;
}

@ObjectType('UserAccount', { description: 'A person who can sign in.' })
export class AccountType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'The e-mail address to sign in with.', simple: true })
  email!: string;
  @Field(() => String, { description: 'The person’s name.', simple: true })
  name!: string;
  @Field(() => DateTimeScalar, { description: 'When it was made.', simple: true })
  createdAt!: Date;
  @Field(() => Boolean, {
    description:
      'Whether the password was chosen by somebody else, so that nothing else can be done before it is changed.',
    simple: true,
  })
  passwordIsDue!: boolean;
  @Field(() => Boolean, { description: 'Whether an authenticator app or a passkey is on.', simple: true })
  hasSecondFactor!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was disabled; null: it is not.', simple: true })
  disabledAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was disabled.', simple: true })
  disabledReason!: string | null;
}

export const AccountConnection = connectionType('UserAccount', () => AccountType);

export const EmailTaken = refusalType('EMAIL_TAKEN', 'Another account has this e-mail address.');
export const LastAdministrator = refusalType(
  'LAST_ADMINISTRATOR',
  'Nobody would be left who may do everything everywhere.',
);
export const NotYourself = refusalType('NOT_YOURSELF', 'Nobody does this to their own account.');
export const RoleHeld = refusalType('ROLE_HELD', 'The account has this role there already.');
export const DemoAccount = refusalType('DEMO_ACCOUNT', 'A demo account keeps its address and its password.');
export const WrongPassword = refusalType('WRONG_PASSWORD', 'The present password is another one.');
export const BeyondOwnRights = refusalType(
  'BEYOND_OWN_RIGHTS',
  'This takes or gives rights that whoever asks does not hold there.',
  { permissions: { type: () => [String], description: 'Those that are missing, where a key asked for them by name.' } },
);
export const PasswordTooWeak = refusalType('PASSWORD_TOO_WEAK', 'The password is not good enough for this person.', {
  reason: { type: () => PasswordWeakness, description: 'Why.' },
  advice: { type: () => String, description: 'What to do, in a sentence.' },
  lengthMin: { type: () => Int, description: 'How many characters it must have; 0 where that is not the matter.' },
});
