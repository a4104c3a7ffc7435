import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const LockedFor = { STRANGERS: 'STRANGERS', DEVICE: 'DEVICE' } as const;
registerEnumType(LockedFor, {
  name: 'LockedFor',
  description: 'Whom an account is closed to.',
  valuesConfig: {
    STRANGERS: { description: 'Devices from which nobody has signed in to it before.' },
    DEVICE: { description: 'One device from which somebody has.' },
  },
});

@ObjectType({
  description: 'An account that is closed for a while to those who guessed at it too often.',
  simpleResolvers: true,
})
export class LockedAccount {
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
  @Field(() => String, { description: 'Whose it is.' })
  name!: string;
  @Field(() => String, { description: 'Their e-mail address.' })
  email!: string;
  @Field(() => LockedFor, { description: 'Whom it is closed to; others sign in as ever.' })
  kind!: keyof typeof LockedFor;
  @Field(() => Int, { description: 'How many tries in a row were wrong.' })
  wrong!: number;
  @Field(() => DateTimeScalar, { description: 'Since when.' })
  lockedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'When it opens by itself.' })
  until!: Date;
}

@ObjectType({ description: 'The accounts that are closed now.', simpleResolvers: true })
export class LockedAccounts {
  @Field(() => [LockedAccount], { description: 'The newest first, a hundred at most.' })
  accounts!: LockedAccount[];
}

export const UnlockedOften = refusalType(
  'UNLOCKED_OFTEN',
  'The account was unlocked less than twenty minutes ago: if it could be again, guesses would have no bound.',
);

@ObjectType({
  description: 'The account is open to new devices again. Nobody is signed in by it.',
  simpleResolvers: true,
})
export class AccountUnlocked {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;
}

@InputType({ description: 'An account to open again, by the link in the letter about it.' })
export class UnlockByLinkInput {
  @Field(() => String, { description: 'What stands behind `#token=` in the link.' })
  token!: string;
}

@ObjectType({ description: 'Holders of a role, and their second factors.', simpleResolvers: true })
export class RoleFactors {
  @Field(() => String, { description: 'The role.' })
  role!: string;
  @Field(() => Int, { description: 'How many people hold it.' })
  people!: number;
  @Field(() => Int, { description: 'How many of them have no second factor.' })
  without!: number;
}

@ObjectType({ description: 'How it stands with sign-ins now.', simpleResolvers: true })
export class SecurityOverview {
  @Field(() => Int, { description: 'Wrong passwords and codes at sign-in in the last 24 hours.' })
  failedSignIns!: number;
  @Field(() => Int, { description: 'Sessions that are open.' })
  openSessions!: number;
  @Field(() => [RoleFactors], { description: 'For each role that somebody holds.' })
  withoutFactor!: RoleFactors[];
}

@InputType({ description: 'An account to open again.' })
export class UnlockAccountInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
}
