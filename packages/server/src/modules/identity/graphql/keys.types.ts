import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PermissionWords } from './accounts.types.ts';

@ObjectType({
  description: 'What a program shows to be let in by a key, without the secret itself.',
  simpleResolvers: true,
})
export class ApiKeySecret {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when it opens nothing, since a newer one took its place; null: as long as the key works.',
  })
  endsAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt!: Date | null;
}

@ObjectType('ApiKey', { description: 'A key of a program, without the key itself.' })
export class ApiKeyType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'What it is for.', simple: true })
  name!: string;
  @Field(() => [PermissionWords], { description: 'What it may do.', simple: true })
  scopes!: PermissionWords[];
  @Field(() => DateTimeScalar, { description: 'When it was made.', simple: true })
  createdAt!: Date;
  @Field(() => String, { nullable: true, description: 'Who made it; null: `npm run key`.', simple: true })
  madeBy!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when it opens nothing; null: never.',
    simple: true,
  })
  expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.', simple: true })
  lastUsedAt!: Date | null;
  @Field(() => [ApiKeySecret], {
    description: 'Its secrets, oldest first; more than one that is good while it is rotated.',
    simple: true,
  })
  secrets!: ApiKeySecret[];
  @Field(() => [String], {
    description: 'The networks it may come from, as `203.0.113.0/24`; none: from anywhere.',
    simple: true,
  })
  networks!: string[];
  @Field(() => Int, {
    nullable: true,
    description: 'Points of query cost it may spend in a minute; null: it has no budget of its own.',
    simple: true,
  })
  costPerMinute!: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn.', simple: true })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who withdrew it.', simple: true })
  withdrawnBy!: string | null;
  outletId!: string | null;
}

@ObjectType({ description: 'A key that was just made, or given a new secret.', simpleResolvers: true })
export class NewApiKey {
  @Field(() => ApiKeyType, { description: 'The key as the list shows it.' })
  apiKey!: ApiKeyType;
  @Field(() => String, {
    description: 'Send it as `Authorization: Key <key>`. It is told this once, and stored nowhere.',
  })
  key!: string;
}

export const KeyWasShown = refusalType('KEY_WAS_SHOWN', 'A key was made under this id, and is shown only once.');
export const KeyIsOver = refusalType('KEY_IS_OVER', 'The key was withdrawn or has expired: make another.');
export const KeyHasManySecrets = refusalType(
  'KEY_HAS_MANY_SECRETS',
  'The key has as many good secrets as one may have: wait until the oldest ends.',
);

@InputType({ description: 'A key to make.' })
export class CreateApiKeyInput {
  @Field(() => UuidScalar, { description: 'Made by the caller. The same id once more makes no second key.' })
  id!: string;
  @Field(() => String, { description: 'What it is for.' })
  name!: string;
  @Field(() => [String], { description: 'What it may do: names of permissions that its maker holds there.' })
  permissions!: string[];
  @Field(() => UuidScalar, { nullable: true, description: 'The outlet it opens; null: all.' })
  outletId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it opens nothing; null: never.' })
  expiresAt?: Date | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Networks it may come from, or single addresses; left out or empty: from anywhere.',
  })
  networks?: string[] | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Points of query cost it may spend in a minute, 100 to 100,000,000; null: no budget of its own.',
  })
  costPerMinute?: number | null;
}

@InputType({ description: 'What is changed of a key. What it may do stays as it was made.' })
export class ChangeApiKeyInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The key.' })
  keyId!: string;
  @Field(() => String, { description: 'What it is for.' })
  name!: string;
  @Field(() => [String], { description: 'Networks it may come from, or single addresses; none: from anywhere.' })
  networks!: string[];
  @Field(() => Int, {
    nullable: true,
    description: 'Points of query cost it may spend in a minute, 100 to 100,000,000; null: no budget of its own.',
  })
  costPerMinute?: number | null;
}

@InputType({ description: 'A key to give a new secret.' })
export class RotateApiKeyInput {
  @Field(() => UuidScalar, {
    description: 'Of the new secret. Made by the caller; the same id once more makes no other.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The key.' })
  keyId!: string;
  @Field(() => DateTimeScalar, {
    description: 'Until when the old secret stays good, thirty days at most; a moment that is over: it ends at once.',
  })
  oldEndsAt!: Date;
}

@InputType({ description: 'A key to withdraw.' })
export class WithdrawApiKeyInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The key.' })
  keyId!: string;
}
