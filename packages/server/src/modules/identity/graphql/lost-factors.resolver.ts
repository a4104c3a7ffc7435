import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { accountById } from '../accounts/queries.ts';
import { removeFactors } from '../factors/remove-factors.ts';
import { AccountType, BeyondOwnRights, NotYourself } from './accounts.types.ts';
import { NoFactor } from './factors.types.ts';

@InputType({ description: 'An account whose second factors are lost.' })
export class RemoveFactorsInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The account.' })
  accountId!: string;
  @Field(() => String, { description: 'Why, for whoever looks later: 1 to 200 characters.' })
  reason!: string;
}

const RemoveFactorsResult = resultUnion(
  'RemoveFactorsResult',
  'The account without second factors, or why it keeps them.',
  [AccountType, NoFactor, NotYourself, BeyondOwnRights],
);

@Resolver()
export class LostFactorsResolver {
  @Mutation(() => RemoveFactorsResult, {
    description:
      'Takes authenticator app, passkeys and recovery codes off somebody else’s account. They are signed out everywhere, and told by letter.',
  })
  @Access(removeFactors)
  async removeFactors(@Ctx() context: GraphContext, @Arg('input', () => RemoveFactorsInput) input: RemoveFactorsInput) {
    return reply('UserAccount', await removeFactors(context, input), ({ accountId }) =>
      accountById(context.platform.db, accountId),
    );
  }
}
