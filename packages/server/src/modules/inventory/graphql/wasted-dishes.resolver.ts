import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { listWastedDishes, lostOrders } from '../waste/wasted-dishes.ts';
import { WasteAnalysisType } from './waste.types.ts';
import { LostOrdersType, WastedDishConnection, WastedDishType } from './wasted-dishes.types.ts';

@Resolver(() => WastedDishType)
export class WastedDishResolver {
  @Query(() => WastedDishConnection, {
    description: 'Dishes that were cooked in an outlet for orders nobody got, newest first.',
  })
  @Access(listWastedDishes)
  wastedDishes(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listWastedDishes(context, { outletId, first, after });
  }
}

@Resolver(() => WasteAnalysisType)
export class WasteAnalysisResolver {
  @FieldResolver(() => [LostOrdersType], {
    description:
      'What of it was cooked for orders that nobody got, by reason, and by reason at each station and weekday.',
  })
  lostOrders(@Root() span: WasteAnalysisType, @Ctx() context: GraphContext) {
    return lostOrders(context.platform.db, span);
  }
}
