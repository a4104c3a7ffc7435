import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { keyScopes } from '../keys/key-scopes.ts';
import { apiKeyById, listApiKeys } from '../keys/queries.ts';
import { withdrawApiKey } from '../keys/withdraw-api-key.ts';
import { BeyondOwnRights, PermissionWords } from './accounts.types.ts';
import { ApiKeyType, CreateApiKeyInput, KeyWasShown, NewApiKey, WithdrawApiKeyInput } from './keys.types.ts';

const CreateApiKeyResult = resultUnion('CreateApiKeyResult', 'The new key, or why there is none.', [
  NewApiKey,
  BeyondOwnRights,
  KeyWasShown,
]);

@Resolver(() => ApiKeyType)
export class KeysResolver {
  @Query(() => [ApiKeyType], { description: 'API keys, newest first, the withdrawn ones too.' })
  @Access(listApiKeys)
  apiKeys(@Ctx() context: GraphContext) {
    return listApiKeys(context, {});
  }

  @Query(() => [PermissionWords], { description: 'What whoever asks could let a key do there.' })
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
    const { outletId = null, expiresAt = null } = input;
    return reply('NewApiKey', await createApiKey(context, { ...input, outletId, expiresAt }), async ({ id, key }) => ({
      key,
      apiKey: await present(context, id),
    }));
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

function present(context: GraphContext, id: string) {
  const specs = context.platform.sockets.use(permissionRegistry).all();
  return apiKeyById(context.platform.db, id, new Map(specs.map(({ permission, says }) => [permission, says])));
}
