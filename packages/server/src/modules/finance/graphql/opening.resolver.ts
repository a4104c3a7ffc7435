import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { openingBalances } from '../opening/opening-balances.ts';
import { OpeningBalancesType, OpeningLeftType } from './opening.types.ts';

@Resolver(() => OpeningLeftType)
export class OpeningResolver {
  @Query(() => OpeningBalancesType, {
    description: 'What was there before the books began, and what of it is not taken over to capital yet.',
  })
  @Access(openingBalances)
  openingBalances(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
  ) {
    return openingBalances(context, { outletId });
  }

  @FieldResolver(() => OutletType, { description: 'The outlet.' })
  outlet(@Root() left: OpeningLeftType, @Ctx() context: GraphContext) {
    return outletViewById(context, left.outletId);
  }
}
