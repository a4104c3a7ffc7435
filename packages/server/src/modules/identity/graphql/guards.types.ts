import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DeviceKind } from '../../places/index.ts';

export const LockedFor = { STRANGERS: 'STRANGERS', DEVICE: 'DEVICE', PIN: 'PIN' } as const;
registerEnumType(LockedFor, {
  name: 'LockedFor',
  description: 'Whom an account is closed to.',
  valuesConfig: {
    STRANGERS: { description: 'Devices from which nobody has signed in to it before.' },
    DEVICE: { description: 'One device from which somebody has.' },
    PIN: { description: 'Tills, which hear its PIN; the account itself is open.' },
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
  @Field(() => String, { description: 'The role, as grants name it.' })
  code!: string;
  @Field(() => String, { description: 'What it is called.' })
  role!: string;
  @Field(() => Int, { description: 'How many people hold it.' })
  people!: number;
  @Field(() => Int, { description: 'How many of them have no second factor.' })
  without!: number;
}

@ObjectType({ description: 'A key of a program that somebody should look at.', simpleResolvers: true })
export class KeyToLookAt {
  @Field(() => UuidScalar, { description: 'The key.' })
  id!: string;
  @Field(() => String, { description: 'What it is for.' })
  name!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it opens nothing; null: never.' })
  expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute; null: never.' })
  lastUsedAt!: Date | null;
  @Field(() => Boolean, { description: 'It opens nothing after two weeks or less.' })
  endsSoon!: boolean;
  @Field(() => Boolean, { description: 'Nobody has used it for ninety days.' })
  isUnused!: boolean;
}

@ObjectType({ description: 'Keys that work and want a look.', simpleResolvers: true })
export class KeysToLookAt {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;
  @Field(() => [KeyToLookAt], {
    description:
      'Those that end soon, the next first, then those that nobody uses, the longest unused first; twenty at most.',
  })
  keys!: KeyToLookAt[];
}

@ObjectType({ description: 'A paired device that has not been heard of for three days.', simpleResolvers: true })
export class SilentDevice {
  @Field(() => UuidScalar, { description: 'The device.' })
  id!: string;
  @Field(() => DeviceKind, { description: 'What it is.' })
  kind!: keyof typeof DeviceKind;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => UuidScalar, { description: 'The outlet it is paired with.' })
  outletId!: string;
  @Field(() => String, { description: 'The name of that outlet.' })
  outletName!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last heard of; null: never since it was paired.',
  })
  lastSeenAt!: Date | null;
}

@ObjectType({ description: 'Devices that are trusted and silent.', simpleResolvers: true })
export class SilentDevices {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;
  @Field(() => [SilentDevice], { description: 'The longest silent first; twenty at most.' })
  devices!: SilentDevice[];
}

@ObjectType({ description: 'How it stands with sign-ins, keys and devices now.', simpleResolvers: true })
export class SecurityOverview {
  @Field(() => Int, {
    description:
      'Wrong passwords, codes and PINs in the last 24 hours: at sign-in, at a till, and of those who had to confirm that it is them.',
  })
  failedSignIns!: number;
  @Field(() => Int, { description: 'Sessions that are open.' })
  openSessions!: number;
  @Field(() => [RoleFactors], { description: 'For each role that somebody holds.' })
  withoutFactor!: RoleFactors[];
  @Field(() => KeysToLookAt, { description: 'Keys of programs that end soon, or that nobody uses.' })
  keys!: KeysToLookAt;
  @Field(() => SilentDevices, { description: 'Devices that nobody has heard of for three days.' })
  devices!: SilentDevices;
}

@InputType({ description: 'An account to open again.' })
export class UnlockAccountInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
}
