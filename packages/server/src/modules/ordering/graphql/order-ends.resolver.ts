import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { StockMoveObjectType, WastedDishType } from '../../inventory/index.ts';
import { markNoShow } from '../mark-no-show.ts';
import { changePickupRules, pickupRulesOf, readPickupRules } from '../pickup-rules.ts';
import { OrderCommandInput } from './order.inputs.ts';
import { orderById } from './order.resolver.ts';
import { OrderType } from './order.types.ts';
import { ChangePickupRulesInput, MarkNoShowResult, PickupRulesType } from './order-ends.types.ts';

/** Orders that nobody gets. */
@Resolver()
export class OrderEndsResolver {
  @Query(() => PickupRulesType, { description: 'What an outlet decided about orders that nobody gets.' })
  @Access(readPickupRules)
  pickupRules(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return readPickupRules(context, { outletId });
  }

  @Mutation(() => MarkNoShowResult, {
    description: 'Says that nobody came for an order that is ready; its food is waste, and its pickup code is dead.',
  })
  @Access(markNoShow)
  async markNoShow(@Ctx() context: GraphContext, @Arg('input', () => OrderCommandInput) input: OrderCommandInput) {
    return reply('Order', await markNoShow(context, input), ({ orderId }) => orderById(context, orderId));
  }

  @Mutation(() => PickupRulesType, {
    description: 'Decides when an order counts as not collected, and whose money goes back.',
  })
  @Access(changePickupRules)
  async changePickupRules(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangePickupRulesInput) input: ChangePickupRulesInput,
  ) {
    const { outletId } = await changePickupRules(context, input);
    return { outletId, ...(await pickupRulesOf(context.platform.db, outletId)) };
  }
}

@Resolver(() => WastedDishType)
export class WastedDishOrderResolver {
  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order it was cooked for; null without order:read.',
  })
  async order(@Root() dish: WastedDishType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'order:read', dish.outletId)) return null;
    return (await orderById(context, dish.orderId)) ?? null;
  }
}

@Resolver(() => StockMoveObjectType)
export class StockMoveOrderResolver {
  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order it was used for, if it was; null without order:read.',
  })
  async order(@Root() { sourceType, sourceId, outletId }: StockMoveObjectType, @Ctx() context: GraphContext) {
    if (sourceType !== 'order' || !holds(context.actor, 'order:read', outletId)) return null;
    return (await orderById(context, sourceId)) ?? null;
  }
}
