import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

@InputType({ description: 'Up to which amounts somebody may act alone. What is left out is not stated.' })
export class GrantLimitsInput {
  @Field(() => MoneyScalar, { nullable: true, description: 'Refunds.' })
  refundUpToMinor?: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Discounts.' })
  discountUpToMinor?: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Purchases.' })
  purchaseUpToMinor?: number | null;
}

@InputType({ description: 'A role to give.' })
export class RoleWishInput {
  @Field(() => String, {
    description: 'A built-in role by its name in capitals, such as `CASHIER`, or the id of a role of one’s own making.',
  })
  role!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The outlet it holds in; null: everywhere.' })
  outletId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it grants nothing; null: for good.' })
  expiresAt?: Date | null;
  @Field(() => GrantLimitsInput, { nullable: true, description: 'Amounts up to which the holder may act alone.' })
  limits?: GrantLimitsInput | null;
}

@InputType({ description: 'An account to make.' })
export class CreateAccountInput {
  @Field(() => UuidScalar, { description: 'Made by the caller. The same id with the same body answers as before.' })
  id!: string;
  @Field(() => String, { description: 'The e-mail address to sign in with.' })
  email!: string;
  @Field(() => String, { description: 'The person’s name.' })
  name!: string;
  @Field(() => [RoleWishInput], { description: 'The roles it begins with.' })
  roles!: RoleWishInput[];
  @Field(() => String, { description: 'Tell it to the person. It must be changed before anything else can be done.' })
  firstPassword!: string;
}

@InputType({ description: 'Another name or address for an account.' })
export class ChangeAccountInput {
  @Field(() => UuidScalar, { description: 'Made by the caller, for the trail. The same again comes to the same.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
  @Field(() => String, { description: 'The e-mail address to sign in with.' })
  email!: string;
  @Field(() => String, { description: 'The person’s name.' })
  name!: string;
}

@InputType({ description: 'An account to disable.' })
export class DisableAccountInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
  @Field(() => String, { description: 'Why, for whoever looks later.' })
  reason!: string;
}

@InputType({ description: 'An account to enable again.' })
export class EnableAccountInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
}

@InputType({ description: 'A new first password for somebody else.' })
export class GiveFirstPasswordInput {
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
  @Field(() => String, { description: 'Tell it to the person. It must be changed before anything else can be done.' })
  firstPassword!: string;
}

@InputType({ description: 'One’s own new password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The one that holds until now.' })
  presentPassword!: string;
  @Field(() => String, { description: 'The one that holds from now on.' })
  newPassword!: string;
}

@InputType({ description: 'A role to give to somebody else.' })
export class GrantRoleInput extends RoleWishInput {
  @Field(() => UuidScalar, { description: 'Made by the caller: the id of the grant.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
}

@InputType({ description: 'A role to withdraw.' })
export class WithdrawRoleInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The grant.' })
  grantId!: string;
}
