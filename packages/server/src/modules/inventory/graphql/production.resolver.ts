import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { batchesById, stockItemsById } from '../loaders.ts';
import { locationsById } from '../locations/queries.ts';
import { cancelProduction } from '../production/cancel-production.ts';
import { finishProduction } from '../production/finish-production.ts';
import { planProduction } from '../production/plan-production.ts';
import { inputsByProduction, listProduction, productionById, productionOf } from '../production/queries.ts';
import { startProduction } from '../production/start-production.ts';
import {
  CancelProductionInput,
  FinishProductionInput,
  IllegalProductionStep,
  MoreThanPlanned,
  NoRecipe,
  PlanProductionInput,
  ProductionInputType,
  ProductionOrderConnection,
  ProductionOrderType,
  ProductionStateEnum,
} from './production.types.ts';
import { UnitUnknown } from './stock.inputs.ts';
import { BatchType, StockItemType } from './stock.types.ts';
import { NotEnoughStock, StockLocationType } from './transfers.types.ts';

const PlanProductionResult = resultUnion('PlanProductionResult', 'The order as planned, or why not.', [
  ...[ProductionOrderType, UnitUnknown, NoRecipe],
]);
const StartProductionResult = resultUnion('StartProductionResult', 'The order as begun, or why not.', [
  ...[ProductionOrderType, IllegalProductionStep, NotEnoughStock],
]);
const FinishProductionResult = resultUnion('FinishProductionResult', 'The order as finished, or why not.', [
  ...[ProductionOrderType, IllegalProductionStep, NotEnoughStock, MoreThanPlanned],
]);
const CancelProductionResult = resultUnion('CancelProductionResult', 'The order as cancelled, or why not.', [
  ...[ProductionOrderType, IllegalProductionStep],
]);

const OUTLET = { description: 'The outlet.' };

@Resolver(() => ProductionOrderType)
export class ProductionResolver {
  @Query(() => ProductionOrderConnection, { description: 'What an outlet cooks in advance, newest first.' })
  @Access(listProduction)
  productionOrders(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [ProductionStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof ProductionStateEnum)[] | null,
    @Arg('locationId', () => UuidScalar, { nullable: true, description: 'Only what is cooked into this location.' })
    locationId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listProduction(context, { outletId, states, locationId, first, after });
  }

  @Query(() => ProductionOrderType, { nullable: true, description: 'One production order of an outlet.' })
  @Access(productionOf)
  productionOrder(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The order.' }) id: string,
  ) {
    return productionOf(context, { outletId, id });
  }

  @Mutation(() => PlanProductionResult, { description: 'Plans to cook so much of a preparation.' })
  @Access(planProduction)
  async planProduction(
    @Ctx() context: GraphContext,
    @Arg('input', () => PlanProductionInput) input: PlanProductionInput,
  ) {
    return reply('ProductionOrder', await planProduction(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => StartProductionResult, { description: 'Begins to cook: what goes in is held from then on.' })
  @Access(startProduction)
  async startProduction(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('orderId', () => UuidScalar, { description: 'The order.' }) orderId: string,
  ) {
    const answer = await startProduction(context, { commandId, orderId });
    return reply('ProductionOrder', answer, ({ id }) => asItIs(context, id));
  }

  @Mutation(() => FinishProductionResult, { description: 'Says what came of it: a new batch, worth what went in.' })
  @Access(finishProduction)
  async finishProduction(
    @Ctx() context: GraphContext,
    @Arg('input', () => FinishProductionInput) input: FinishProductionInput,
  ) {
    return reply('ProductionOrder', await finishProduction(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => CancelProductionResult, { description: 'Takes back an order that was not finished.' })
  @Access(cancelProduction)
  async cancelProduction(
    @Ctx() context: GraphContext,
    @Arg('input', () => CancelProductionInput) input: CancelProductionInput,
  ) {
    return reply('ProductionOrder', await cancelProduction(context, input), ({ id }) => asItIs(context, id));
  }

  @FieldResolver(() => StockItemType, { description: 'The preparation.' })
  item(@Root() order: ProductionOrderType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.items', (ids) => stockItemsById(context.platform.db, ids), order.stockItemId);
  }

  @FieldResolver(() => StockLocationType, { description: 'Where it is put.' })
  location(@Root() order: ProductionOrderType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.location', (ids) => locationsById(context.platform.db, ids), order.locationId);
  }

  @FieldResolver(() => [ProductionInputType], { description: 'What goes into it, by name.' })
  inputs(@Root() order: ProductionOrderType, @Ctx() context: GraphContext) {
    const { db, clock } = context.platform;
    return load(context, 'inventory.inputs', (ids) => inputsByProduction(db, ids, clock.now()), order.id);
  }

  @FieldResolver(() => BatchType, { nullable: true, description: 'What came of it.' })
  batch(@Root() { batchId }: ProductionOrderType, @Ctx() context: GraphContext) {
    return batchId && load(context, 'inventory.batch', (ids) => batchesById(context.platform.db, ids), batchId);
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await productionById(context.platform.db, id)) ?? {};
}
