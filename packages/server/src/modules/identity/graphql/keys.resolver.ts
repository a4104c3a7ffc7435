import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { changeApiKey } from '../keys/change-api-key.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { keyScopes } from '../keys/key-scopes.ts';
import { apiKeyById, listApiKeys } from '../keys/queries.ts';
import { rotateApiKey } from '../keys/rotate-api-key.ts';
import { withdrawApiKey } from '../keys/withdraw-api-key.ts';
import { BeyondOwnRights } from './accounts.types.ts';
import {
  ApiKeyType,
  ChangeApiKeyInput,
  CreateApiKeyInput,
  KeyHasManySecrets,
  KeyIsOver,
  KeyWasShown,
  NewApiKey,
  RotateApiKeyInput,
  WithdrawApiKeyInput,
} from './keys.types.ts';
import { KeyScopeType, PermissionUnknown } from './roles.types.ts';

const CreateApiKeyResult = resultUnion('CreateApiKeyResult', 'The new key, or why there is none.', [
  NewApiKey,
  BeyondOwnRights,
  PermissionUnknown,
  KeyWasShown,
]);
const ChangeApiKeyResult = resultUnion('ChangeApiKeyResult', 'The key as it is now, or why it stays as it was.', [
  ApiKeyType,
  BeyondOwnRights,
  KeyIsOver,
]);
const RotateApiKeyResult = resultUnion('RotateApiKeyResult', 'The key with its new secret, or why it has none.', [
  NewApiKey,
  BeyondOwnRights,
  KeyWasShown,
  KeyIsOver,
  KeyHasManySecrets,
]);

@Resolver(() => ApiKeyType)
export class KeysResolver {
  @Query(() => [ApiKeyType], { description: 'API keys, newest first, the withdrawn ones too.' })
  @Access(listApiKeys)
  apiKeys(@Ctx() context: GraphContext) {
    return listApiKeys(context, {});
  }

  @Query(() => [KeyScopeType], { description: 'What whoever asks could let a key do there.' })
  @Access(keyScopes)
  keyScopes(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'The outlet; null: everywhere.' })
    outletId?: string,
  ) {
    return keyScopes(context, { outletId: outletId ?? null });
  }

  @Mutation(() => CreateApiKeyResult, { description: 'Makes an API key. The answer is the one place that tells it.' })
  @Access(createApiKey)
  async createApiKey(@Ctx() context: GraphContext, @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput) {
    const { outletId = null, expiresAt = null, costPerMinute = null } = input;
    const wish = { ...input, outletId, expiresAt, costPerMinute, networks: input.networks ?? [] };
    return reply('NewApiKey', await createApiKey(context, wish), (made) => shownOnce(context, made));
  }

  @Mutation(() => ChangeApiKeyResult, {
    description: 'Changes what a key is called, from where it may come and what it may spend. It counts at once.',
  })
  @Access(changeApiKey)
  async changeApiKey(@Ctx() context: GraphContext, @Arg('input', () => ChangeApiKeyInput) input: ChangeApiKeyInput) {
    const { costPerMinute = null } = input;
    const answer = await changeApiKey(context, { ...input, costPerMinute });
    return reply('ApiKey', answer, ({ keyId }) => present(context, keyId));
  }

  @Mutation(() => RotateApiKeyResult, {
    description:
      'Gives a key a new secret; the old one stays good for a while. The answer is the one place that tells it.',
  })
  @Access(rotateApiKey)
  async rotateApiKey(@Ctx() context: GraphContext, @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput) {
    return reply('NewApiKey', await rotateApiKey(context, input), (made) => shownOnce(context, made));
  }

  @Mutation(() => ApiKeyType, { description: 'Withdraws an API key: from now on it opens nothing.' })
  @Access(withdrawApiKey)
  async withdrawApiKey(
    @Ctx() context: GraphContext,
    @Arg('input', () => WithdrawApiKeyInput) input: WithdrawApiKeyInput,
  ) {
    const { keyId } = await withdrawApiKey(context, input);
    return present(context, keyId);
  }

  @FieldResolver(() => OutletType, { nullable: true, description: 'The outlet it opens; null: all.' })
  outlet(@Root() key: ApiKeyType, @Ctx() context: GraphContext) {
    return key.outletId ? outletViewById(context, key.outletId) : null;
  }
}

async function shownOnce(context: GraphContext, { id, key }: { readonly id: string; readonly key: string }) {
  return { key, apiKey: await present(context, id) };
}

function present(context: GraphContext, id: string) {
  const specs = context.platform.sockets.use(permissionRegistry).all();
  return apiKeyById(context.platform.db, id, new Map(specs.map(({ permission, says }) => [permission, says])));
}
