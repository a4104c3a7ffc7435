import { Field, InputType, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PermissionWords } from './accounts.types.ts';

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
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn.', simple: true })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who withdrew it.', simple: true })
  withdrawnBy!: string | null;
  outletId!: string | null;
}

@ObjectType({ description: 'A key that was just made.', simpleResolvers: true })
export class NewApiKey {
  @Field(() => ApiKeyType, { description: 'The key as the list shows it.' })
  apiKey!: ApiKeyType;
  @Field(() => String, {
    description: 'Send it as `Authorization: Key <key>`. It is told this once, and stored nowhere.',
  })
  key!: string;
}

export const KeyWasShown = refusalType('KEY_WAS_SHOWN', 'A key was made under this id, and is shown only once.');

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
}

@InputType({ description: 'A key to withdraw.' })
export class WithdrawApiKeyInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The key.' })
  keyId!: string;
}
